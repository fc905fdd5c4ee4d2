import type { Request, Response } from 'express';
import type { LabMetricDetail } from '../../../../lib/api-types/lab.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { ApiDeps } from '../api-deps.ts';

/** `GET /labrador/api/metrics/{name}`: what is known of a metric. 404 when it was never seen. */
export const metricDetail =
  ({ store }: ApiDeps) =>
  async (request: Request, response: Response): Promise<void> => {
    const name = String(request.params.name);
    const detail: LabMetricDetail | undefined = await store.metrics.describe(name);
    if (!detail) throw errors.metricNeverSeen(name);
    response.json(detail);
  };

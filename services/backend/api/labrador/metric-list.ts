import type { Request, Response } from 'express';
import type { LabMetrics } from '../../../../lib/api-types/lab.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { ApiDeps } from '../api-deps.ts';

const defaultLimit = 1000;
const maxLimit = 10_000;

/** `GET /labrador/api/metrics?search=&limit=`: metrics seen, by name, and how many there are in all. */
export const metricList =
  ({ store }: ApiDeps) =>
  async (request: Request, response: Response): Promise<void> => {
    const { search } = request.query;
    const limit = readLimit(request.query.limit);
    const found = await store.metrics.list(typeof search === 'string' && search !== '' ? { search } : {});
    const body: LabMetrics = { metrics: found.slice(0, limit), total: found.length };
    response.json(body);
  };

function readLimit(value: unknown): number {
  if (value === undefined || value === '') return defaultLimit;
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) {
    throw errors.bad(`'limit' must be a whole number from 1 to ${maxLimit}`);
  }
  return limit;
}

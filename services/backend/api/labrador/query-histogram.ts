import { z } from 'zod';
import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import { answerHistogram } from '../../query/questions/answer-histogram.ts';
import type { MetricDeps } from '../metric-deps.ts';

const timeMs = z.number().min(0).max(1e14);

const bodySchema = z.strictObject({ query: z.string(), from: timeMs, to: timeMs });

/** `POST /labrador/api/query/histogram`, `{query, from, to}` in milliseconds: the bins of a distribution metric's values. */
export const queryHistogram: Route<MetricDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const read = bodySchema.safeParse(request.body);
    if (!read.success) {
      const told = read.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
      throw errors.inputInvalid(told.join('; '));
    }
    const { query, from: fromMs, to: toMs } = read.data;
    if (fromMs > toMs) throw errors.inputInvalid("'from' must not be after 'to'");
    response.json(await answerHistogram(store.metrics, query, { fromMs, toMs }));
  };

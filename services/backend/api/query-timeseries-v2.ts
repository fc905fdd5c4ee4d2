import type { TimeseriesResponse } from '../../../lib/api-types/query.ts';
import type { Route } from '../../../lib/http/route.ts';
import { evaluateRequest, type FormulaAnswer } from '../query/metrics/evaluate-request.ts';
import { readQueryRequest } from './formula-request.ts';
import type { MetricDeps } from './metric-deps.ts';

/** `POST /api/v2/query/timeseries`: formulas over metric queries (api.md 3.7); their `limit` has no effect, as at Datadog. */
export const queryTimeseriesV2: Route<MetricDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const { fromMs, toMs, intervalMs, queries, formulas } = readQueryRequest(request.body, 'timeseries_request');
    const window = {
      fromS: fromMs / 1000,
      toS: toMs / 1000,
      ...(intervalMs !== undefined && { intervalS: Math.ceil(intervalMs / 1000) }),
    };
    const answers = await evaluateRequest(
      store.metrics,
      {
        queries: new Map(queries.map(({ name, expression }) => [name, expression])),
        formulas: formulas.map(({ expression }) => expression),
      },
      window,
    );
    response.json({ data: { id: '0', type: 'timeseries_response', attributes: toAnswer(answers) } });
  };

/** Times are those at which any series has a point; a series without one there has null. */
function toAnswer(answers: readonly FormulaAnswer[]): TimeseriesResponse {
  const series = answers.flatMap(({ set, unit }, index) =>
    set.series.map(({ groupTags, values }) => {
      const valueAt = new Map<number, number>();
      values.forEach((value, at) => {
        if (!Number.isNaN(value)) valueAt.set((set.timesS[at] as number) * 1000, value);
      });
      return { group_tags: groupTags, query_index: index, unit, valueAt };
    }),
  );
  const times = [...new Set(series.flatMap(({ valueAt }) => [...valueAt.keys()]))].sort((a, b) => a - b);
  return {
    series: series.map(({ valueAt: _, ...head }) => head),
    times,
    values: series.map(({ valueAt }) => times.map((timeMs) => valueAt.get(timeMs) ?? null)),
  };
}

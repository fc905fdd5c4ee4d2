import type { QueryResponse, QuerySeries, Unit } from '../../../lib/api-types/query.ts';
import { errors } from '../../../lib/http/errors.ts';
import type { Route } from '../../../lib/http/route.ts';
import { printMetricQuery } from '../../../lib/query-language/print.ts';
import type { MetricQuery } from '../../../lib/query-language/types.ts';
import { evaluateMetricQuery, type MetricResult } from '../query/metrics/evaluate.ts';
import { groupScope } from '../query/metrics/group-scope.ts';
import type { GroupSeries } from '../query/metrics/groups.ts';
import { parseRequestedQuery } from '../query/metrics/parse-query.ts';
import { metricUnits } from '../query/metrics/units.ts';
import type { MetricDeps } from './metric-deps.ts';
import { requiredParam, requiredSeconds } from './request-params.ts';

/** `GET /api/v1/query?from=&to=&query=`: points of one metric query (api.md 3.6). An unknown metric has no series. */
export const queryTimeseriesV1: Route<MetricDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const fromS = requiredSeconds(request, 'from');
    const toS = requiredSeconds(request, 'to');
    const text = requiredParam(request, 'query');
    if (fromS > toS) throw errors.wrongOrder(fromS, toS);
    const query = parseRequestedQuery(text);
    const [result, unit] = await Promise.all([
      evaluateMetricQuery(store.metrics, query, { fromS, toS }),
      metricUnits(store.metrics, query.metric),
    ]);
    const body: QueryResponse = {
      status: 'ok',
      resp_version: 1,
      res_type: 'time_series',
      query: text,
      message: '',
      from_date: fromS * 1000,
      to_date: toS * 1000,
      group_by: query.groupBy,
      times: [],
      values: [],
      series: result.series.map((series) => toSeries(series, { query, result, unit })),
    };
    response.json(body);
  };

function toSeries(
  series: GroupSeries,
  { query, result, unit }: { query: MetricQuery; result: MetricResult; unit: readonly [Unit, Unit | null] | null },
): QuerySeries {
  const pointlist = toPoints(series.values, result);
  const scope = groupScope(query, series.groupTags);
  return {
    metric: query.metric,
    display_name: query.metric,
    scope,
    expression: printMetricQuery({ ...query, scope, groupBy: [] }),
    tag_set: series.groupTags,
    attributes: {},
    aggr: query.aggregator ?? null,
    query_index: 0,
    interval: result.intervalS,
    start: pointlist[0]?.[0] ?? 0,
    end: (pointlist.at(-1)?.[0] ?? 0) + result.intervalS * 1000 - 1,
    length: pointlist.length,
    unit,
    pointlist,
  };
}

function toPoints(values: Float64Array, { firstBucketS, intervalS }: MetricResult): (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  values.forEach((value, at) => {
    if (!Number.isNaN(value)) points.push([(firstBucketS + at * intervalS) * 1000, value]);
  });
  return points;
}

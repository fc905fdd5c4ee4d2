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
import { PointLists } from './point-lists.ts';
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
    const body: Omit<QueryResponse, 'series'> = {
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
    };
    const lists = new PointLists(result);
    // Series by series into bytes: one text of megabytes, put together of many, costs as much as all its numbers.
    const series = result.series.map((each, at) =>
      Buffer.from(`${at === 0 ? '' : ','}${toSeries(each, { query, result, unit, lists })}`),
    );
    const [end, empty] = [']}', withField(body, 'series', '[]')];
    const head = empty.slice(0, -end.length);
    response.type('json').send(Buffer.concat([Buffer.from(head), ...series, Buffer.from(end)]));
  };

/** The JSON of a series. */
function toSeries(
  series: GroupSeries,
  {
    query,
    result,
    unit,
    lists,
  }: {
    readonly query: MetricQuery;
    readonly result: MetricResult;
    readonly unit: readonly [Unit, Unit | null] | null;
    readonly lists: PointLists;
  },
): string {
  const points = lists.of(series.values);
  const scope = groupScope(query, series.groupTags);
  const fields: Omit<QuerySeries, 'pointlist'> = {
    metric: query.metric,
    display_name: query.metric,
    scope,
    expression: printMetricQuery({ ...query, scope, groupBy: [] }),
    tag_set: series.groupTags,
    attributes: {},
    aggr: query.aggregator ?? null,
    query_index: 0,
    interval: result.intervalS,
    start: points.firstMs,
    end: points.lastMs + result.intervalS * 1000 - 1,
    length: points.length,
    unit,
  };
  return withField(fields, 'pointlist', points.text);
}

/** The JSON of an object with one more field, whose JSON is there already. */
function withField(object: object, name: string, json: string): string {
  return `${JSON.stringify(object).slice(0, -1)},"${name}":${json}}`;
}

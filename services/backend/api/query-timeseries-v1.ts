import type { QueryResponse, QuerySeries, Unit } from '../../../lib/api-types/query.ts';
import { errors } from '../../../lib/http/errors.ts';
import type { Route } from '../../../lib/http/route.ts';
import { queriesIn } from '../../../lib/query-language/queries-in.ts';
import type { Expression } from '../../../lib/query-language/types.ts';
import { evaluateExpression } from '../query/metrics/evaluate-expression.ts';
import { expressionScope, groupExpression, metricLabel } from '../query/metrics/expression-label.ts';
import { expressionUnits } from '../query/metrics/expression-units.ts';
import { parseRequestedQueries } from '../query/metrics/parse-query.ts';
import type { SeriesSet } from '../query/metrics/series-set.ts';
import type { MetricDeps } from './metric-deps.ts';
import { PointLists } from './point-lists.ts';
import { requiredParam, requiredSeconds } from './request-params.ts';
import { seriesAttributes } from './series-attributes.ts';

/** One of the expressions that are asked for, and what it came to. */
interface Answer {
  readonly expression: Expression;
  readonly index: number;
  readonly set: SeriesSet;
  readonly unit: readonly [Unit, Unit | null] | null;
}

/** `GET /api/v1/query?from=&to=&query=`: points of metric queries (api.md 3.6). An unknown metric has no series. */
export const queryTimeseriesV1: Route<MetricDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const fromS = requiredSeconds(request, 'from');
    const toS = requiredSeconds(request, 'to');
    const text = requiredParam(request, 'query');
    if (fromS > toS) throw errors.wrongOrder(fromS, toS);
    const reader = store.metrics;
    const answers: Answer[] = [];
    for (const [index, expression] of parseRequestedQueries(text).entries()) {
      const [set, unit] = await Promise.all([
        evaluateExpression({ reader }, expression, { fromS, toS }),
        expressionUnits({ reader }, expression),
      ]);
      answers.push({ expression, index, set, unit });
    }
    const body: Omit<QueryResponse, 'series'> = {
      status: 'ok',
      resp_version: 1,
      res_type: 'time_series',
      query: text,
      message: '',
      from_date: fromS * 1000,
      to_date: toS * 1000,
      group_by: answers[0]?.set.groupKeys ?? [],
      times: [],
      values: [],
    };
    // Series by series into bytes: one text of megabytes, put together of many, costs as much as all its numbers.
    const series = answers.flatMap(toSeries).map((json, at) => Buffer.from(`${at === 0 ? '' : ','}${json}`));
    const [end, empty] = [']}', withField(body, 'series', '[]')];
    const head = empty.slice(0, -end.length);
    response.type('json').send(Buffer.concat([Buffer.from(head), ...series, Buffer.from(end)]));
  };

/** The JSON of each series of an answer. */
function toSeries({ expression, index, set, unit }: Answer): readonly string[] {
  const lists = new PointLists(set.timesS);
  const [query, ...others] = queriesIn(expression);
  const metric = metricLabel(expression);
  return set.series.map((line) => {
    const { groupTags, values } = line;
    const points = lists.of(values);
    const fields: Omit<QuerySeries, 'pointlist'> = {
      metric,
      display_name: metric,
      scope: expressionScope(expression, groupTags),
      expression: groupExpression(expression, groupTags),
      tag_set: groupTags,
      attributes: seriesAttributes(line),
      aggr: others.length > 0 ? null : (query?.aggregator ?? null),
      query_index: index,
      interval: set.intervalS,
      start: points.firstMs,
      end: points.lastMs + set.intervalS * 1000 - 1,
      length: points.length,
      unit,
    };
    return withField(fields, 'pointlist', points.text);
  });
}

/** The JSON of an object with one more field, whose JSON is there already. */
function withField(object: object, name: string, json: string): string {
  return `${JSON.stringify(object).slice(0, -1)},"${name}":${json}}`;
}

import type { QueryResponse } from '../../../lib/api-types/query.ts';
import { errors } from '../../../lib/http/errors.ts';
import type { Route } from '../../../lib/http/route.ts';
import { type EvaluatedText, evaluateText, seriesHead } from '../query/questions/evaluate-text.ts';
import type { MetricDeps } from './metric-deps.ts';
import { PointLists } from './point-lists.ts';
import { requiredParam, requiredSeconds } from './request-params.ts';

/** `GET /api/v1/query?from=&to=&query=`: points of metric queries (api.md 3.6). An unknown metric has no series. */
export const queryTimeseriesV1: Route<MetricDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const fromS = requiredSeconds(request, 'from');
    const toS = requiredSeconds(request, 'to');
    const text = requiredParam(request, 'query');
    if (fromS > toS) throw errors.wrongOrder(fromS, toS);
    const evaluated = await evaluateText(store.metrics, text, { fromS, toS });
    const body: Omit<QueryResponse, 'series'> = {
      status: 'ok',
      resp_version: 1,
      res_type: 'time_series',
      query: text,
      message: '',
      from_date: fromS * 1000,
      to_date: toS * 1000,
      group_by: evaluated[0]?.set.groupKeys ?? [],
      times: [],
      values: [],
    };
    // Series by series into bytes: one text of megabytes, put together of many, costs as much as all its numbers.
    const series = evaluated.flatMap(toSeries).map((json, at) => Buffer.from(`${at === 0 ? '' : ','}${json}`));
    const [end, empty] = [']}', withField(body, 'series', '[]')];
    const head = empty.slice(0, -end.length);
    response.type('json').send(Buffer.concat([Buffer.from(head), ...series, Buffer.from(end)]));
  };

/** The JSON of each series of an answer. */
function toSeries(evaluated: EvaluatedText): readonly string[] {
  const lists = new PointLists(evaluated.set.timesS);
  return evaluated.set.series.map((line) => {
    const points = lists.of(line.values);
    return withField(seriesHead(evaluated, line, points), 'pointlist', points.text);
  });
}

/** The JSON of an object with one more field, whose JSON is there already. */
function withField(object: object, name: string, json: string): string {
  return `${JSON.stringify(object).slice(0, -1)},"${name}":${json}}`;
}

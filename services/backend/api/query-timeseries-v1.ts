import type { QueryResponse } from '../../../lib/api-types/query.ts';
import { errors } from '../../../lib/http/errors.ts';
import type { Route } from '../../../lib/http/route.ts';
import { type EvaluatedText, evaluateText, seriesHead } from '../query/questions/evaluate-text.ts';
import { JsonBytes } from './json-bytes.ts';
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
    const body: QueryResponse = {
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
      series: [],
    };
    const end = ']}';
    response.type('json');
    const json = new JsonBytes((piece) => response.write(piece));
    json.text(JSON.stringify(body).slice(0, -end.length));
    writeSeries(json, evaluated);
    json.text(end);
    json.end();
    response.end();
  };

/** The series of an answer, with commas between. */
function writeSeries(json: JsonBytes, evaluated: readonly EvaluatedText[]): void {
  let isFirst = true;
  for (const text of evaluated) {
    const lists = new PointLists(text.set.timesS);
    for (const line of text.set.series) {
      if (!isFirst) json.comma();
      isFirst = false;
      const head = JSON.stringify(seriesHead(text, line, lists.spanOf(line.values)));
      json.text(`${head.slice(0, -1)},"pointlist":`);
      lists.write(json, line.values);
      json.text('}');
    }
  }
}

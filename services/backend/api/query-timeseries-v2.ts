import type { Route } from '../../../lib/http/route.ts';
import { answerTimeseries } from '../query/questions/answer-formulas.ts';
import { readFormulaBody } from '../query/questions/formula-request.ts';
import type { MetricDeps } from './metric-deps.ts';

/** `POST /api/v2/query/timeseries`: formulas over metric queries, over time (api.md 3.7). */
export const queryTimeseriesV2: Route<MetricDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const attributes = await answerTimeseries(
      store.metrics,
      readFormulaBody(store, request.body, 'timeseries_request'),
    );
    response.json({ data: { id: '0', type: 'timeseries_response', attributes } });
  };

import type { Route } from '../../../lib/http/route.ts';
import { answerScalar } from '../query/questions/answer-formulas.ts';
import { readFormulaBody } from '../query/questions/formula-request.ts';
import type { MetricDeps } from './metric-deps.ts';

/** `POST /api/v2/query/scalar`: one number a group and formula (api.md 3.7). */
export const queryScalarV2: Route<MetricDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const attributes = await answerScalar(store.metrics, readFormulaBody(store, request.body, 'scalar_request'));
    response.json({ data: { id: '0', type: 'scalar_response', attributes } });
  };

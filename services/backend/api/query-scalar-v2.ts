import type { ScalarResponse } from '../../../lib/api-types/query.ts';
import { errors } from '../../../lib/http/errors.ts';
import type { Route } from '../../../lib/http/route.ts';
import { evaluateScalars } from '../query/metrics/evaluate-scalars.ts';
import { readQueryRequest } from './formula-request.ts';
import type { MetricDeps } from './metric-deps.ts';

/** `POST /api/v2/query/scalar`: one number a group and formula (api.md 3.7). */
export const queryScalarV2: Route<MetricDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const { fromMs, toMs, intervalMs, queries, formulas } = readQueryRequest(request.body, 'scalar_request');
    if (intervalMs !== undefined) throw errors.parameterNotSupported('interval');
    const columns = await evaluateScalars(
      store.metrics,
      { queries, formulas },
      { fromS: fromMs / 1000, toS: toMs / 1000 },
    );
    const attributes: ScalarResponse = {
      columns: [
        ...columns.groups.map(({ key, values }) => ({ name: key, type: 'group' as const, values })),
        ...columns.numbers.map(({ name, unit, values }) => ({ name, type: 'number' as const, values, meta: { unit } })),
      ],
    };
    response.json({ data: { id: '0', type: 'scalar_response', attributes } });
  };

import { errors } from '../../../../../lib/http/errors.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import { readServiceDetail } from '../../../query/apm/service-detail.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { optionalParam, requiredParam } from '../../request-params.ts';
import { requestedWindow } from './apm-request.ts';

/** `GET /labrador/api/apm/services/{service}?from=&to=&env=[&operation=]`: everything about a service. */
export const apmService: Route<ApiDeps>['handle'] =
  ({ store, clock }) =>
  async (request, response) => {
    const window = requestedWindow(request, clock);
    const service = String(request.params.service);
    const env = requiredParam(request, 'env');
    const operation = optionalParam(request, 'operation');
    const detail = await readServiceDetail(store, { service, env, ...(operation && { operation }) }, window);
    if (!detail) throw errors.noTraffic(`service '${service}' in env '${env}'`);
    response.json(detail);
  };

import { errors } from '../../../../../lib/http/errors.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import { readResourceDetail } from '../../../query/apm/resource-detail.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { requiredParam } from '../../request-params.ts';
import { requestedWindow } from './apm-request.ts';

/** `GET /labrador/api/apm/services/{service}/resources/{hash}?from=&to=&env=`: everything about a resource. */
export const apmResource: Route<ApiDeps>['handle'] =
  ({ store, clock }) =>
  async (request, response) => {
    const window = requestedWindow(request, clock);
    const [service, hash] = [String(request.params.service), String(request.params.hash)];
    const env = requiredParam(request, 'env');
    const detail = await readResourceDetail(store, { service, env, hash }, window);
    if (!detail) throw errors.noTraffic(`resource ${hash} of service '${service}' in env '${env}'`);
    response.json(detail);
  };

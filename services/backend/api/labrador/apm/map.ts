import type { Route } from '../../../../../lib/http/route.ts';
import { readServiceMap } from '../../../query/apm/service-map.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { optionalParam } from '../../request-params.ts';
import { requestedWindow } from './apm-request.ts';

/** `GET /labrador/api/apm/map?from=&to=[&env=]`: services and the calls between them. */
export const apmMap: Route<ApiDeps>['handle'] =
  ({ store, clock }) =>
  async (request, response) => {
    const window = requestedWindow(request, clock);
    response.json(await readServiceMap(store, window, optionalParam(request, 'env')));
  };

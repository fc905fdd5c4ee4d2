import type { Route } from '../../../../../lib/http/route.ts';
import { listServices } from '../../../query/apm/list-services.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { optionalParam } from '../../request-params.ts';
import { requestedWindow } from './apm-request.ts';

/** `GET /labrador/api/apm/services?from=&to=[&env=]`: the services with traffic, and their figures. */
export const apmServices: Route<ApiDeps>['handle'] =
  ({ store, clock }) =>
  async (request, response) => {
    const window = requestedWindow(request, clock);
    response.json(await listServices(store, window, optionalParam(request, 'env')));
  };

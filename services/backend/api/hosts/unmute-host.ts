import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { HostDeps } from '../../query/hosts/host-deps.ts';
import { requestedHost } from './host-request.ts';
import { refuseTooMuch } from './refuse-too-much.ts';

/** `POST /api/v1/host/{host}/unmute`. 400 when it is not muted. */
export const unmuteHost: Route<HostDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const host = requestedHost(request);
    if (!(await refuseTooMuch(store.hosts.unmute(host)))) throw errors.hostNotMuted(host);
    response.json({ action: 'Unmuted', hostname: host });
  };

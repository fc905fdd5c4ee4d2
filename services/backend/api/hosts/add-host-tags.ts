import type { Route } from '../../../../lib/http/route.ts';
import type { HostDeps } from '../../query/hosts/host-deps.ts';
import { requestedHost, requestedSource, requestedTags } from './host-request.ts';
import { refuseTooMuch } from './refuse-too-much.ts';

/** `POST /api/v1/tags/hosts/{host}[?source=]` `{tags}`: adds tags of users, to a host that need not have been seen. */
export const addHostTags: Route<HostDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const host = requestedHost(request);
    const source = requestedSource(request) ?? 'users';
    const tags = await refuseTooMuch(store.hosts.addTags(host, source, requestedTags(request.body, host)));
    response.status(201).json({ host, tags });
  };

import type { Route } from '../../../../lib/http/route.ts';
import type { HostDeps } from '../../query/hosts/host-deps.ts';
import { requestedHost, requestedSource } from './host-request.ts';
import { knownHost } from './known-host.ts';

/** `DELETE /api/v1/tags/hosts/{host}[?source=]`: removes the tags that users gave a host, under one source or all. */
export const deleteHostTags: Route<HostDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const host = requestedHost(request);
    const source = requestedSource(request);
    await knownHost(store, host);
    await store.hosts.removeTags(host, source);
    response.status(204).end();
  };

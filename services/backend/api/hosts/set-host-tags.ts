import type { Route } from '../../../../lib/http/route.ts';
import type { HostDeps } from '../../query/hosts/host-deps.ts';
import { requestedHost, requestedSource, requestedTags } from './host-request.ts';
import { refuseTooMuch } from './refuse-too-much.ts';

/** `PUT /api/v1/tags/hosts/{host}[?source=]` `{tags}`: these in place of the tags that users gave a host under the source. */
export const setHostTags: Route<HostDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const host = requestedHost(request);
    const source = requestedSource(request) ?? 'users';
    const tags = await refuseTooMuch(store.hosts.setTags(host, source, requestedTags(request.body, host)));
    response.status(201).json({ host, tags });
  };

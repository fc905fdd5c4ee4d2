import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { HostDeps } from '../../query/hosts/host-deps.ts';
import { optionalParam } from '../request-params.ts';
import { requestedHost, requestedSource } from './host-request.ts';
import { knownHost } from './known-host.ts';
import { tagsOfSource } from './tags-of-source.ts';

/** `GET /api/v1/tags/hosts/{host}[?source=]`: the tags of a host. 404 when nothing is known of it. */
export const getHostTags: Route<HostDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const host = requestedHost(request);
    if (optionalParam(request, 'by_source') !== undefined) throw errors.parameterNotSupported('by_source');
    const source = requestedSource(request);
    const { tagsBySource } = await knownHost(store, host);
    response.json({ host, tags: tagsOfSource(tagsBySource, source) });
  };

import type { Route } from '../../../../lib/http/route.ts';
import type { HostDeps } from '../../query/hosts/host-deps.ts';
import { requestedSource } from './host-request.ts';
import { tagsOfSource } from './tags-of-source.ts';

/** `GET /api/v1/tags/hosts[?source=]`: every tag of a host, with its hosts. */
export const listHostTags: Route<HostDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const source = requestedSource(request);
    const hostsByTag = new Map<string, string[]>();
    for (const { name, tagsBySource } of await store.hosts.seen({ sinceS: 0 })) {
      for (const tag of tagsOfSource(tagsBySource, source)) {
        const hosts = hostsByTag.get(tag);
        if (hosts) hosts.push(name);
        else hostsByTag.set(tag, [name]);
      }
    }
    response.json({ tags: Object.fromEntries([...hostsByTag].sort(([a], [b]) => (a < b ? -1 : 1))) });
  };

import type { Route } from '../../../../lib/http/route.ts';
import type { HostDeps } from '../../query/hosts/host-deps.ts';
import { addHostTags } from './add-host-tags.ts';
import { deleteHostTags } from './delete-host-tags.ts';
import { getHostTags } from './get-host-tags.ts';
import { hostTotals } from './host-totals.ts';
import { listHostTags } from './list-host-tags.ts';
import { listHosts } from './list-hosts.ts';
import { muteHost } from './mute-host.ts';
import { setHostTags } from './set-host-tags.ts';
import { unmuteHost } from './unmute-host.ts';

/** Hosts, their mutes and tags (api.md 8). */
export const hostRoutes: readonly Route<HostDeps>[] = [
  { method: 'get', path: '/api/v1/hosts', keys: 'api+app', handle: listHosts },
  { method: 'get', path: '/api/v1/hosts/totals', keys: 'api+app', handle: hostTotals },
  { method: 'post', path: '/api/v1/host/:host/mute', keys: 'api+app', handle: muteHost },
  { method: 'post', path: '/api/v1/host/:host/unmute', keys: 'api+app', handle: unmuteHost },
  { method: 'get', path: '/api/v1/tags/hosts', keys: 'api+app', handle: listHostTags },
  { method: 'get', path: '/api/v1/tags/hosts/:host', keys: 'api+app', handle: getHostTags },
  { method: 'post', path: '/api/v1/tags/hosts/:host', keys: 'api+app', handle: addHostTags },
  { method: 'put', path: '/api/v1/tags/hosts/:host', keys: 'api+app', handle: setHostTags },
  { method: 'delete', path: '/api/v1/tags/hosts/:host', keys: 'api+app', handle: deleteHostTags },
];

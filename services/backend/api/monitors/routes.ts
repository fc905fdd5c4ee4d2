import type { Route } from '../../../../lib/http/route.ts';
import {
  canDeleteMonitors,
  createMonitor,
  deleteMonitor,
  updateMonitor,
  validateExistingMonitor,
  validateMonitor,
} from './change-monitors.ts';
import { getMonitor } from './get-monitor.ts';
import { listMonitors } from './list-monitors.ts';
import type { MonitorDeps } from './monitor-deps.ts';
import { muteAll, muteMonitor, unmuteAll, unmuteMonitor } from './mutes.ts';
import { resolveMonitors } from './resolve-monitors.ts';
import { searchGroups } from './search/search-groups.ts';
import { searchMonitors } from './search/search-monitors.ts';

const rules = { keys: 'api+app' } as const;

/** Monitors, as Datadog's API has them (api.md 5.1). */
export const monitorRoutes: readonly Route<MonitorDeps>[] = [
  { ...rules, method: 'post', path: '/api/v1/monitor', handle: createMonitor },
  { ...rules, method: 'get', path: '/api/v1/monitor', handle: listMonitors },
  { ...rules, method: 'post', path: '/api/v1/monitor/validate', handle: validateMonitor },
  { ...rules, method: 'get', path: '/api/v1/monitor/can_delete', handle: canDeleteMonitors },
  { ...rules, method: 'get', path: '/api/v1/monitor/search', handle: searchMonitors },
  { ...rules, method: 'get', path: '/api/v1/monitor/groups/search', handle: searchGroups },
  { ...rules, method: 'post', path: '/api/v1/monitor/mute_all', handle: muteAll },
  { ...rules, method: 'post', path: '/api/v1/monitor/unmute_all', handle: unmuteAll },
  { ...rules, method: 'post', path: '/api/v1/monitor/bulk_resolve', handle: resolveMonitors },
  // Where it was before there were versions; scripts that call it do so here.
  { ...rules, method: 'post', path: '/api/monitor/bulk_resolve', handle: resolveMonitors },
  { ...rules, method: 'post', path: '/monitor/bulk_resolve', handle: resolveMonitors },
  { ...rules, method: 'get', path: '/api/v1/monitor/:id', handle: getMonitor },
  { ...rules, method: 'put', path: '/api/v1/monitor/:id', handle: updateMonitor },
  { ...rules, method: 'delete', path: '/api/v1/monitor/:id', handle: deleteMonitor },
  { ...rules, method: 'post', path: '/api/v1/monitor/:id/validate', handle: validateExistingMonitor },
  { ...rules, method: 'post', path: '/api/v1/monitor/:id/mute', handle: muteMonitor },
  { ...rules, method: 'post', path: '/api/v1/monitor/:id/unmute', handle: unmuteMonitor },
];

import express, { type Express } from 'express';
import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import { errorResponse } from '../../../../lib/http/error-response.ts';
import { createKeyCheck } from '../../../../lib/http/keys.ts';
import { mount } from '../../../../lib/http/mount.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import type { MonitorGroupStatus } from '../../../../lib/model/monitor.ts';
import { groupOf, monitorOf, type OpenedDowntimes, openDowntimes } from '../../monitors/downtimes/testing-downtimes.ts';
import { downtimeRoutes } from './routes.ts';

/** For tests: the endpoints of downtimes on an app of their own. */
export interface DowntimesApp extends OpenedDowntimes {
  readonly app: Express;
}

/** Monitor 1 has the tag `team:x` and groups of the hosts a and b; monitor 2 is a simple alert. */
const monitors: readonly MonitorRecord[] = [
  monitorOf({ id: 1, name: 'By host', tags: ['team:x'] }),
  monitorOf({ id: 2, name: 'Of all', query: 'avg(last_5m):avg:m{env:prod} > 1' }),
];

const groups: Readonly<Record<number, readonly string[]>> = { 1: ['host:a', 'host:b'], 2: ['*'] };

export async function openDowntimesApp(): Promise<DowntimesApp> {
  const opened = await openDowntimes();
  const deps = {
    ...opened,
    monitors: { find: (id: number) => monitors.find((each) => each.id === id), list: () => monitors },
    monitorStates: { stateOf: (id: number) => ({ overall: 'OK', groups: (groups[id] ?? []).map(statusOf) }) as const },
  };
  const app = express();
  mount(app, downtimeRoutes, { deps, keys: createKeyCheck({ keylessFrom: [] }) });
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  return { ...opened, app };
}

function statusOf(key: string): MonitorGroupStatus {
  return { group: groupOf(key), state: 'OK', sinceMs: 0, renotified: 0 };
}

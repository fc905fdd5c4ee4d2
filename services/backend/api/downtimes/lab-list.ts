import type { LabDowntime, LabDowntimes } from '../../../../lib/api-types/downtimes.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { Downtime } from '../../../../lib/model/downtime.ts';
import type { DowntimeDeps } from './downtime-deps.ts';

/** `GET /labrador/api/downtimes`: every downtime, with what neither version of Datadog's API says: when it is next, and its file. */
const list: Route<DowntimeDeps>['handle'] = (deps) => (_request, response) => {
  const nowMs = deps.clock.now();
  const body: LabDowntimes = { downtimes: deps.downtimes.list().map((downtime) => toLab(downtime, deps, nowMs)) };
  response.set('Cache-Control', 'no-store').json(body);
};

function toLab(downtime: Downtime, { downtimes, monitors }: DowntimeDeps, nowMs: number): LabDowntime {
  const { changedFrom: _, ...shown } = downtime;
  const { target } = shown;
  const window = downtimes.shownWindow(downtime, nowMs);
  const monitor = 'monitorId' in target ? monitors.find(target.monitorId) : undefined;
  return {
    ...shown,
    status: downtimes.statusOf(downtime, nowMs),
    ...(window && { window }),
    ...(monitor && { monitorName: monitor.name }),
  };
}

/** The list that the console shows. */
export const labDowntimeRoutes: readonly Route<DowntimeDeps>[] = [
  { keys: 'api+app', method: 'get', path: '/labrador/api/downtimes', handle: list },
];

import type { LabMonitor, LabMonitorDowntime, LabMonitorGroup } from '../../../../../lib/api-types/monitor-pages.ts';
import type { MonitorRecord } from '../../../../../lib/api-types/monitors.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import type { Downtime } from '../../../../../lib/model/downtime.ts';
import type { MonitorGroupStatus } from '../../../../../lib/model/monitor.ts';
import type { MonitorDeps } from '../../monitors/monitor-deps.ts';
import { monitorIdOf } from '../../monitors/monitor-ids.ts';
import { factsOfMonitor } from '../../monitors/search/search-facts.ts';
import { showMonitor } from '../../monitors/show-monitor.ts';

/** `GET /labrador/api/monitors/{id}`: a monitor with its groups and downtimes, of which Datadog's API tells but a part. */
export const monitorDetail: Route<MonitorDeps>['handle'] = (deps) => (request, response) => {
  const record = deps.monitors.get(monitorIdOf(request));
  const nowMs = deps.clock.now();
  const { groups, problem, history = [] } = deps.monitorStates.stateOf(record.id);
  // The export is what the author wrote: what the lab adds stands beside it.
  const { lab: _, ...monitor } = showMonitor(record, deps);
  const body: LabMonitor = {
    nowMs,
    monitor: monitor as LabMonitor['monitor'],
    isMuted: factsOfMonitor(record, deps).mute !== undefined,
    groups: groups.map((status) => toGroup(status, record, deps)),
    history,
    downtimes: deps.downtimes
      .about(record, nowMs)
      .map((downtime) => toDowntime(downtime, deps))
      .sort((a, b) => (a.startMs ?? 0) - (b.startMs ?? 0)),
    ...(problem !== undefined && { problem }),
    ...(record.file !== undefined && { file: record.file }),
  };
  response.set('Cache-Control', 'no-store').json(body);
};

function toGroup(
  status: MonitorGroupStatus,
  record: MonitorRecord,
  { downtimes, clock }: MonitorDeps,
): LabMonitorGroup {
  const { group, state, sinceMs, value, lastTriggeredAtMs, lastNotifiedAtMs, lastDataAtMs } = status;
  return {
    ...{ key: group.key, tags: group.tags, state, sinceMs },
    ...(value !== undefined && { value }),
    ...(lastTriggeredAtMs !== undefined && { lastTriggeredAtMs }),
    ...(lastNotifiedAtMs !== undefined && { lastNotifiedAtMs }),
    ...(lastDataAtMs !== undefined && { lastDataAtMs }),
    downtimeIds: downtimes.mutingOf(record, group, clock.now())?.downtimeIds ?? [],
  };
}

function toDowntime(downtime: Downtime, { downtimes, clock }: MonitorDeps): LabMonitorDowntime {
  const { id, scope, message, schedule, file } = downtime;
  const shown = downtimes.shownWindow(downtime, clock.now());
  return {
    ...{ id, scope, message, isRecurring: schedule.kind === 'recurring' },
    status: downtimes.statusOf(downtime, clock.now()) === 'active' ? 'active' : 'scheduled',
    ...(shown && { startMs: shown.startMs, endMs: shown.endMs }),
    ...(file !== undefined && { file }),
  };
}

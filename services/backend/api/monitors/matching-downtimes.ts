import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import { parseScope } from '../../../../lib/downtime/scope/parse-scope.ts';
import { secondsOf } from './group-states.ts';
import type { MonitorDeps } from './monitor-deps.ts';

/** The downtimes that are active for a monitor, as `with_downtimes` shows them: times in Unix seconds. */
export function matchingDowntimes(record: MonitorRecord, { downtimes, monitorStates, clock }: MonitorDeps): unknown[] {
  const groups = monitorStates.stateOf(record.id).groups.map(({ group }) => group);
  return downtimes.matching(record, groups, clock.now()).map(({ downtime, groups: keys, startMs, endMs }) => ({
    id: downtime.number,
    active: true,
    monitor_id: 'monitorId' in downtime.target ? downtime.target.monitorId : null,
    start: secondsOf(startMs),
    end: secondsOf(endMs),
    scope: parseScope(downtime.scope).parts,
    groups: keys.length === groups.length ? ['total'] : keys,
  }));
}

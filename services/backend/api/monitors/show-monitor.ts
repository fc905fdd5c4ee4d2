import type { MonitorRecord, MonitorResponse } from '../../../../lib/api-types/monitors.ts';
import { groupKeysOf } from '../../../../lib/monitor-language/group-keys-of.ts';
import { recordedTime } from '../dashboards/recorded-time.ts';
import { legacyCreator } from '../downtimes/downtime-creator.ts';
import type { MonitorDeps } from './monitor-deps.ts';
import { showScope } from './show-scope.ts';

/** The one organisation of a lab. */
export const labOrganisation = 1;

/**
 * A monitor as the API shows it, its properties in Datadog's order. `lab` says what Datadog has no word for: the file in
 * which it is kept, and why its last evaluation failed.
 */
export function showMonitor(record: MonitorRecord, deps: MonitorDeps): MonitorResponse {
  const { overall, overallSinceMs, problem } = deps.monitorStates.stateOf(record.id);
  return {
    id: record.id,
    org_id: labOrganisation,
    type: record.type,
    name: record.name,
    message: record.message,
    tags: record.tags,
    query: record.query,
    options: { ...record.options, silenced: silencedOf(record, deps) },
    multi: isMulti(record, deps),
    created_at: Math.floor(record.createdAtMs),
    created: recordedTime(record.createdAtMs),
    modified: recordedTime(record.modifiedAtMs),
    deleted: null,
    priority: record.priority,
    restricted_roles: record.restricted_roles,
    restriction_policy: null,
    draft_status: 'published',
    assets: [],
    overall_state_modified: overallSinceMs === undefined ? null : recordedTime(overallSinceMs),
    overall_state: overall,
    ...((record.file !== undefined || problem !== undefined) && {
      lab: { ...(record.file !== undefined && { file: record.file }), ...(problem !== undefined && { problem }) },
    }),
  };
}

/** The same with who made it: what is made or changed by somebody is answered without. */
export function showMonitorWithCreator(record: MonitorRecord, deps: MonitorDeps): MonitorResponse {
  return { ...showMonitor(record, deps), creator: legacyCreator };
}

/** Whether it has groups; a composite has those of its members. */
export function isMulti(record: MonitorRecord, { monitors }: Pick<MonitorDeps, 'monitors'>): boolean {
  const query = monitors.queryOf(record);
  if (query.kind !== 'composite') return groupKeysOf(query).length > 0;
  return query.monitorIds.some((id) => {
    const member = monitors.find(id);
    return member !== undefined && groupKeysOf(monitors.queryOf(member)).length > 0;
  });
}

function silencedOf({ id }: MonitorRecord, { monitorMutes }: MonitorDeps): Readonly<Record<string, number | null>> {
  const entries = Object.entries(monitorMutes.silenced(id));
  return Object.fromEntries(entries.map(([scope, endS]) => [showScope(scope), endS]));
}

import type { FoundMonitorGroups, FoundMonitors, NameCount } from '../../../../../lib/api-types/monitor-pages.ts';
import type { MonitorState } from '../../../../../lib/model/monitor.ts';
import type { ManageStatusWidget } from '../../../../../lib/widget/read-manage-status.ts';
import { stateLook } from '../../monitors/state-words.ts';
import { type SortValue, sortedRows } from '../../services/sorting.ts';

/** A monitor or a group in a summary. */
export interface StatusRow {
  readonly key: string;
  readonly href: string;
  readonly name: string;
  /** Key of the group; empty of a monitor, and of one without groups. */
  readonly group: string;
  readonly state: MonitorState;
  readonly isMuted: boolean;
  readonly priority: number | null;
  /** Unix seconds. */
  readonly triggeredS: number | null;
  readonly tags: readonly string[];
  /** Of a monitor: how many groups are in which state. */
  readonly groups: readonly NameCount<MonitorState>[];
}

export function rowsOfMonitors({ monitors }: FoundMonitors): readonly StatusRow[] {
  return monitors.map(({ id, name, status, lab, priority, last_triggered_ts, tags }) => ({
    ...{ key: String(id), href: `/monitors/${id}`, name, group: '', state: status, isMuted: lab.muted },
    ...{ priority, triggeredS: last_triggered_ts, tags, groups: lab.groups },
  }));
}

export function rowsOfGroups({ groups }: FoundMonitorGroups): readonly StatusRow[] {
  return groups.map(({ monitor_id: id, monitor_name: name, group, status, muted, priority, ...rest }) => {
    const isOnly = group === '*';
    const href = isOnly ? `/monitors/${id}` : `/monitors/${id}?group=${encodeURIComponent(group)}`;
    return {
      ...{ key: `${id} ${group}`, href, name, group: isOnly ? '' : group, state: status, isMuted: muted, priority },
      ...{ triggeredS: rest.last_triggered_ts, tags: rest.all_tags, groups: [] },
    };
  });
}

const VALUES: Readonly<Record<ManageStatusWidget['sort']['by'], (row: StatusRow) => SortValue>> = {
  name: ({ name }) => name.toLowerCase(),
  group: ({ group }) => group || null,
  status: ({ state }) => stateLook(state).severity,
  tags: ({ tags }) => tags.join(',') || null,
  triggered: ({ triggeredS }) => triggeredS,
  priority: ({ priority }) => priority,
};

/** The rows that a widget lists, in its order. */
export function shownRows(
  rows: readonly StatusRow[],
  { sort, start, count }: ManageStatusWidget,
): readonly StatusRow[] {
  const sorted = sortedRows(rows, VALUES[sort.by], sort.isDescending);
  return sorted.slice(start, count === undefined ? undefined : start + count);
}

const COUNTED: readonly MonitorState[] = ['Alert', 'Warn', 'No Data', 'OK'];

/** How many are in which state, the worst first; those that none is in only where they are asked for. */
export function stateCounts(
  rows: readonly StatusRow[],
  { hidesZeros }: Pick<ManageStatusWidget, 'hidesZeros'>,
): readonly NameCount<MonitorState>[] {
  const states = [...new Set<MonitorState>([...COUNTED, ...rows.map(({ state }) => state)])];
  return states
    .map((name) => ({ name, count: rows.filter(({ state }) => state === name).length }))
    .filter(({ count }) => count > 0 || !hidesZeros)
    .sort((a, b) => stateLook(b.name).severity - stateLook(a.name).severity);
}

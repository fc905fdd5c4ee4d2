import { errors } from '../../../../lib/http/errors.ts';
import type { MonitorGroupStatus, MonitorState } from '../../../../lib/model/monitor.ts';

const states: Readonly<Record<string, MonitorState>> = {
  ok: 'OK',
  alert: 'Alert',
  warn: 'Warn',
  'no data': 'No Data',
};

/** Which states of groups are asked for. */
export type GroupStates = 'all' | ReadonlySet<MonitorState>;

/**
 * Reads `group_states`: `all`, or some of `alert`, `warn`, `no data` and `ok` with commas between.
 * @throws HttpError 400 for any other word
 */
export function readGroupStates(text: string): GroupStates {
  const words = text.split(',').map((word) => word.trim().toLowerCase());
  if (words.some((word) => word !== 'all' && !Object.hasOwn(states, word))) throw errors.badGroupStates();
  return words.includes('all') ? 'all' : new Set(words.flatMap((word) => states[word] ?? []));
}

/** The groups of a monitor that are in one of these states, as the API shows them: times in Unix seconds. */
export function showGroups(groups: readonly MonitorGroupStatus[], asked: GroupStates): unknown {
  const chosen = groups.filter(({ state }) => asked === 'all' || asked.has(state));
  return Object.fromEntries(chosen.map((status) => [status.group.key, showGroup(status)]));
}

function showGroup(status: MonitorGroupStatus): unknown {
  return {
    name: status.group.key,
    status: status.state,
    last_triggered_ts: secondsOf(status.lastTriggeredAtMs),
    last_notified_ts: secondsOf(status.lastNotifiedAtMs),
    last_nodata_ts: secondsOf(status.lastNoDataAtMs),
    last_resolved_ts: secondsOf(status.lastResolvedAtMs),
  };
}

/** Unix seconds; null of a time that never was. */
export function secondsOf(timeMs: number | undefined | null): number | null {
  return timeMs === undefined || timeMs === null ? null : Math.floor(timeMs / 1000);
}

import type { MonitorState, MonitorTransition } from '../../../../lib/model/monitor.ts';
import type { DocumentChange } from '../../store/store.ts';
import type { StateChange } from '../monitor-states.ts';
import type { GroupMemory } from '../transition/group-memory.ts';
import { overallState } from '../transition/state-words.ts';

/** Changes that are remembered of a monitor. */
const mostChanges = 300;

/** What the engine knows of a monitor. */
export interface MonitorMemory {
  readonly overall: MonitorState;
  /** Since when, Unix milliseconds; absent while it never changed. */
  readonly overallSinceMs?: number;
  /** By key. */
  readonly groups: ReadonlyMap<string, GroupMemory>;
  /** The keys that its groups are made by; groups of others are not its own any more. */
  readonly groupBy: readonly string[];
  /** The newest changes of its groups, the oldest first. */
  readonly history: readonly StateChange[];
  /** Of a custom schedule: the time of it that was evaluated last, Unix milliseconds. */
  readonly scheduledMs?: number;
}

/** The document of a monitor's states: kind `monitor_state`, with the monitor's id. */
interface StateDocument {
  readonly overall: MonitorState;
  readonly overallSinceMs?: number;
  readonly groupBy: readonly string[];
  readonly groups: readonly GroupMemory[];
  readonly history: readonly StateChange[];
  readonly scheduledMs?: number;
}

/** A monitor that was never evaluated. */
export function newMemory(groupBy: readonly string[]): MonitorMemory {
  return { overall: 'No Data', groups: new Map(), groupBy, history: [] };
}

/** The same monitor with other groups; what changed of them is remembered. */
export function withGroups(
  before: MonitorMemory,
  groups: ReadonlyMap<string, GroupMemory>,
  nowMs: number,
): MonitorMemory {
  const overall = overallState(Array.from(groups.values(), ({ state }) => state));
  const history = withChanges(before, groups);
  if (overall === before.overall) return { ...before, groups, history };
  return { ...before, groups, history, overall, overallSinceMs: nowMs };
}

function withChanges(before: MonitorMemory, groups: ReadonlyMap<string, GroupMemory>): readonly StateChange[] {
  const changes: StateChange[] = [];
  for (const [key, { state, sinceMs }] of groups) {
    if (before.groups.get(key)?.state !== state) changes.push({ group: key, state, atMs: sinceMs });
  }
  return changes.length === 0 ? before.history : [...before.history, ...changes].slice(-mostChanges);
}

export function readMemory(document: unknown): MonitorMemory {
  const { groups, history = [], ...rest } = document as StateDocument;
  return { ...rest, history, groups: new Map(groups.map((group) => [group.group.key, group])) };
}

export function stateChange(monitorId: number, memory: MonitorMemory): DocumentChange {
  const value: StateDocument = { ...memory, groups: [...memory.groups.values()] };
  return { kind: 'monitor_state', id: String(monitorId), value };
}

export function transitionChange(transition: MonitorTransition): DocumentChange {
  return { kind: 'monitor_transition', id: transition.id, value: transition };
}

/**
 * Whether it has to be on disk what became of a monitor. Values and the times of data are not worth a write each minute: after a
 * restart they are known again with the first evaluation.
 */
export function isWorthWriting(before: MonitorMemory, after: MonitorMemory): boolean {
  if (before.overall !== after.overall || before.groups.size !== after.groups.size) return true;
  if (before.groupBy.join('\n') !== after.groupBy.join('\n') || before.scheduledMs !== after.scheduledMs) return true;
  for (const [key, group] of after.groups) {
    const known = before.groups.get(key);
    if (!known || known.sinceMs !== group.sinceMs || known.lastNotifiedAtMs !== group.lastNotifiedAtMs) return true;
    if (known.told !== group.told || known.timedOutAtDataMs !== group.timedOutAtDataMs) return true;
    if (known.downtimeIds?.join('\n') !== group.downtimeIds?.join('\n')) return true;
  }
  return false;
}

/** How far the times of data that were written lie from those that are known, of the group where it is most. Milliseconds. */
export function lagMs(written: MonitorMemory, known: MonitorMemory): number {
  const lags = Array.from(known.groups.values(), ({ group: { key }, lastDataAtMs = 0 }) =>
    Math.abs(lastDataAtMs - (written.groups.get(key)?.lastDataAtMs ?? 0)),
  );
  return lags.reduce((most, lag) => Math.max(most, lag), 0);
}

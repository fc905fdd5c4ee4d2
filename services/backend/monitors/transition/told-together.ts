import type { MonitorState } from '../../../../lib/model/monitor.ts';
import type { GroupChange, GroupMemory, GroupOutcome } from './group-memory.ts';
import { overallState, severityOf } from './state-words.ts';

/** A group before and after its turn. */
interface TurnedGroup {
  readonly previous: GroupMemory | undefined;
  readonly outcome: GroupOutcome;
}

/**
 * Groups that are told together (`notify_by`): of all that have the same tags of these keys, one change is told, and only when
 * the state of them all changes: the first in trouble, the last that recovers. The others are held back by the option.
 * @param keys the keys, or `*`: all groups together
 */
export function toldTogether<Group extends TurnedGroup>(
  groups: readonly Group[],
  keys: readonly string[],
): readonly Group[] {
  const bundles = Map.groupBy(groups, ({ previous, outcome }) => bundleOf(previous ?? outcome.memory, keys));
  const teller = new Map(Array.from(bundles, ([key, members]) => [key, tellerOf(members)]));
  return groups.map((group) => {
    const { change, memory } = group.outcome;
    if (!change?.isNotified || teller.get(bundleOf(group.previous ?? memory, keys)) === group) return group;
    const heldBackBy: GroupChange['heldBackBy'] = { kind: 'option', option: 'notify_by' };
    return { ...group, outcome: { ...group.outcome, change: { ...change, isNotified: false, heldBackBy } } };
  });
}

function bundleOf(memory: GroupMemory | undefined, keys: readonly string[]): string {
  if (keys.includes('*')) return '';
  const isAsked = (tag: string): boolean => keys.some((key) => tag.startsWith(`${key}:`));
  return (memory?.group.tags ?? []).filter(isAsked).join('\n');
}

/** The group whose change stands for all of them; undefined when none does. */
function tellerOf<Group extends TurnedGroup>(members: readonly Group[]): Group | undefined {
  const before = overallState(members.map(({ previous }) => toldState(previous)));
  const after = overallState(members.map(({ outcome }) => toldState(outcome.memory)));
  const told = members.filter(({ outcome }) => outcome.change?.isNotified);
  const moved = told.find(({ outcome: { change } }) => change && !change.isRenotify && isMoveTo(change, after));
  if (before !== after) return moved;
  // Nothing new of them all: what was held back in a downtime, or is to be told again.
  return told.find(
    ({ outcome: { change, memory } }) => change && memory?.state === change.to && isAgain(change, memory),
  );
}

/** The state that a group is in as far as it may be told: what is held back of one must not hold back what others are in. */
function toldState(memory: GroupMemory | undefined): MonitorState {
  if (memory?.untoldBecause) return memory.told ?? 'OK';
  return memory?.state ?? 'OK';
}

function isMoveTo({ to }: GroupChange, state: MonitorState): boolean {
  return severityOf(to) === severityOf(state);
}

function isAgain(change: GroupChange, { sinceMs, lastNotifiedAtMs = 0 }: GroupMemory): boolean {
  return change.isRenotify || lastNotifiedAtMs > sinceMs;
}

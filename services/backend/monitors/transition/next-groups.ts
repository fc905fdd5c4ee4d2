import type { DowntimeEndState, Muting } from '../../../../lib/model/downtime.ts';
import type { MonitorGroup } from '../../../../lib/model/monitor.ts';
import type { GroupEvaluation, MonitorEvaluation } from '../evaluate/evaluation.ts';
import type { MonitorRules } from '../rules/monitor-rules.ts';
import type { GroupChange, GroupMemory, GroupOutcome } from './group-memory.ts';
import { nextStatus } from './next-status.ts';
import { notAhead } from './not-ahead.ts';
import { hasLooked } from './silence.ts';
import { toldTogether } from './told-together.ts';

/** What a turn of all groups of a monitor depends on. */
export interface GroupsTurn {
  readonly previous: ReadonlyMap<string, GroupMemory>;
  readonly evaluation: MonitorEvaluation;
  readonly nowMs: number;
  readonly awakeSinceMs: number;
  readonly mutingOf: (group: MonitorGroup) => Muting | undefined;
  /** The states of which downtimes that ended want to be told. */
  readonly toldAtEndOf: (downtimeIds: readonly string[]) => readonly DowntimeEndState[];
}

/** A change of a group, with what its evaluation told of it. */
export interface FoundChange {
  readonly change: GroupChange;
  readonly memory: GroupMemory;
  readonly evaluation?: GroupEvaluation;
}

/** Carries all groups of a monitor on: those that it knows, and those that the evaluation found. */
export function nextGroups(
  turn: GroupsTurn,
  rules: MonitorRules,
): { readonly groups: ReadonlyMap<string, GroupMemory>; readonly changes: readonly FoundChange[] } {
  const found = new Map(turn.evaluation.groups.map((each) => [each.group.key, each]));
  const untilMs = untilOf(turn);
  const isNothing = found.size === 0 && hasLooked({ ...turn, untilMs }, rules.windowMs);
  if (rules.missing.kind === 'zero' && !rules.isMulti && isNothing) {
    const lastDataAtMs = turn.evaluation.window.toMs;
    found.set('*', { group: { key: '*', tags: [] }, evaluation: { kind: 'value', value: 0, lastDataAtMs } });
  }
  const keys = new Set([...turn.previous.keys(), ...found.keys()]);
  const turns = Array.from(keys, (key) => {
    const known = turn.previous.get(key);
    const previous = known && notAhead(known, turn.nowMs);
    const group = (previous?.group ?? found.get(key)?.group) as MonitorGroup;
    const evaluation = found.get(key)?.evaluation;
    return { key, previous, evaluation, outcome: outcomeOf({ group, previous, evaluation }, turn, rules) };
  });
  const told = rules.notifyBy.length === 0 ? turns : toldTogether(turns, rules.notifyBy);
  return {
    groups: new Map(told.flatMap(({ key, outcome: { memory } }) => (memory ? [[key, memory]] : []))),
    changes: told.flatMap(({ outcome: { memory, change }, evaluation }) =>
      memory && change ? [{ memory, change, ...(evaluation && { evaluation }) }] : [],
    ),
  };
}

/** The window of a forecast lies ahead. */
function untilOf({ evaluation, nowMs }: GroupsTurn): number {
  return Math.min(evaluation.window.toMs, nowMs);
}

function outcomeOf(
  of: {
    readonly group: MonitorGroup;
    readonly previous: GroupMemory | undefined;
    readonly evaluation: GroupEvaluation | undefined;
  },
  turn: GroupsTurn,
  rules: MonitorRules,
): GroupOutcome {
  const { nowMs, awakeSinceMs, mutingOf, toldAtEndOf } = turn;
  const muting = mutingOf(of.group);
  const ended = muting ? undefined : of.previous?.downtimeIds;
  return nextStatus(
    {
      ...of,
      nowMs,
      awakeSinceMs,
      untilMs: untilOf(turn),
      muting,
      toldAtEnd: ended ? toldAtEndOf(ended) : [],
    },
    rules,
  );
}

import type { DowntimeEndState, Muting } from '../../../../lib/model/downtime.ts';
import type { MonitorGroup, MonitorState } from '../../../../lib/model/monitor.ts';
import type { MonitorRules } from '../rules/monitor-rules.ts';
import { type DecidedState, type Deciding, decideState } from './decide-state.ts';
import type { GroupChange, GroupMemory, GroupOutcome } from './group-memory.ts';
import { isRenotifyDue } from './renotify.ts';
import { hasLooked, silenceMs } from './silence.ts';
import { triggeredWord } from './state-words.ts';

/** All that a turn of a group depends on. */
export interface GroupTurn extends Deciding {
  readonly group: MonitorGroup;
  /** When it is evaluated, Unix milliseconds. */
  readonly nowMs: number;
  /** The downtimes that it is in. */
  readonly muting: Muting | undefined;
  /** It is no longer in one: the states in which those that ended want to be told of it. */
  readonly toldAtEnd: readonly DowntimeEndState[];
}

/** The next state of a group, and the change that it is, if it is one (api.md 5.4, 7.4). */
export function nextStatus(turn: GroupTurn, rules: MonitorRules): GroupOutcome {
  const { previous, evaluation } = turn;
  if (!evaluation && (!previous || rules.missing.kind === 'forget')) return {};
  if (isForgotten(turn, rules)) return {};
  const seen = remember(turn);
  if (rules.isMulti && turn.nowMs - seen.firstSeenAtMs < rules.newGroupDelayMs) return { memory: seen };
  const decided = decideState(turn, rules);
  const { timedOutAtDataMs: _, ...kept } = seen;
  const memory = { ...kept, ...(decided.timedOutAtDataMs !== undefined && timedOut(decided)) };
  if (decided.state === seen.state) return stays(memory, turn, rules);
  return moves(memory, { to: decided.state, turn, tellsNoData: rules.tellsNoData });
}

function isForgotten(turn: GroupTurn, { isMulti, isScheduled, retentionMs }: MonitorRules): boolean {
  const { previous, evaluation } = turn;
  if (!isMulti || !previous) return false;
  // From one time of a schedule to the next it may be longer: the first without data is to be told of.
  if (isScheduled && previous.value !== undefined) return false;
  const lastDataAtMs = evaluation?.lastDataAtMs ?? previous.lastDataAtMs;
  return silenceMs({ ...turn, lastDataAtMs }) >= retentionMs && hasLooked(turn, retentionMs);
}

/** Resolves a group by hand; undefined when it is not triggered. */
export function resolvedByHand(
  memory: GroupMemory,
  { nowMs, muting }: Pick<GroupTurn, 'nowMs' | 'muting'>,
): Required<Pick<GroupOutcome, 'memory' | 'change'>> | undefined {
  if (memory.state === 'OK') return undefined;
  return moves(memory, { to: 'OK', turn: { nowMs, muting }, tellsNoData: true });
}

function timedOut({ timedOutAtDataMs }: DecidedState): Pick<GroupMemory, 'timedOutAtDataMs'> {
  return timedOutAtDataMs === undefined ? {} : { timedOutAtDataMs };
}

/** What is known of the group with what its evaluation told, in the state that it was in. */
function remember({ previous, evaluation, group, nowMs, muting }: GroupTurn): GroupMemory {
  const {
    value: _,
    downtimeIds: __,
    ...known
  } = previous ?? {
    ...{ group, state: 'OK' as const, sinceMs: nowMs, renotified: 0, firstSeenAtMs: nowMs },
  };
  const value = evaluation && evaluation.kind !== 'skipped' ? evaluation.value : undefined;
  return {
    ...known,
    ...(evaluation && { lastDataAtMs: evaluation.lastDataAtMs }),
    ...(value !== undefined && { value }),
    ...(muting && { downtimeIds: muting.downtimeIds }),
  };
}

/** A group that stays as it is may be told of again, or for the first time because its downtime is over. */
function stays(memory: GroupMemory, turn: GroupTurn, rules: MonitorRules): GroupOutcome {
  const word = triggeredWord(memory.state);
  if (!word || turn.muting) return { memory };
  const isTold = memory.state !== 'No Data' || rules.tellsNoData === true;
  const isOver = turn.previous?.downtimeIds !== undefined && turn.toldAtEnd.includes(word);
  if (isTold && (isOver || (rules.isScheduled && isFound(turn, memory)))) {
    const change: GroupChange = { from: 'OK', to: memory.state, isRenotify: false, isNotified: true };
    return { memory: told(memory, turn.nowMs), change };
  }
  if (isTold && rules.renotify && isRenotifyDue(memory, rules.renotify, turn.nowMs)) {
    const change: GroupChange = { from: memory.state, to: memory.state, isRenotify: true, isNotified: true };
    return { memory: { ...told(memory, turn.nowMs), renotified: memory.renotified + 1 }, change };
  }
  return { memory };
}

/** Whether its evaluation says what it is in, and not only that nothing is known. */
function isFound({ evaluation }: GroupTurn, { state }: GroupMemory): boolean {
  return evaluation ? evaluation.kind !== 'skipped' : state === 'No Data';
}

interface Move {
  readonly to: MonitorState;
  readonly turn: Pick<GroupTurn, 'nowMs' | 'muting'>;
  readonly tellsNoData: MonitorRules['tellsNoData'];
}

function moves(memory: GroupMemory, move: Move): Required<Pick<GroupOutcome, 'memory' | 'change'>> {
  const { to, turn } = move;
  const heldBackBy = whatHoldsBack(memory, move);
  const { untoldBecause: _, ...base } = memory;
  const moved: GroupMemory = {
    ...base,
    state: to,
    sinceMs: turn.nowMs,
    renotified: 0,
    ...(to === 'OK' ? { lastResolvedAtMs: turn.nowMs } : { lastTriggeredAtMs: turn.nowMs }),
    ...(memory.state === 'OK' && { firstTriggeredAtMs: turn.nowMs }),
    ...(to === 'No Data' && { lastNoDataAtMs: turn.nowMs }),
  };
  const change = {
    from: memory.state,
    to,
    isRenotify: false,
    isNotified: heldBackBy === undefined,
    ...(heldBackBy && { heldBackBy }),
  };
  if (!heldBackBy) return { memory: told(moved, turn.nowMs), change };
  return { memory: to === 'OK' ? withoutTold(moved) : { ...moved, untoldBecause: heldBackBy }, change };
}

/**
 * Why a move is not told; undefined when it is. A recovery is told where the group's trigger was: the first in a downtime
 * of what was triggered before it, and none of what was triggered in it.
 */
function whatHoldsBack(memory: GroupMemory, { to, turn, tellsNoData }: Move): GroupChange['heldBackBy'] {
  const byDowntime = turn.muting && ({ kind: 'downtime', ids: turn.muting.downtimeIds } as const);
  if (to === 'OK') {
    if (memory.told === undefined) return byDowntime ?? memory.untoldBecause;
    return turn.muting?.mutesFirstRecovery ? byDowntime : undefined;
  }
  if (to === 'No Data' && tellsNoData !== true) return { kind: 'option', option: tellsNoData.option };
  return byDowntime;
}

function told(memory: GroupMemory, nowMs: number): GroupMemory {
  const { untoldBecause: _, ...rest } = memory;
  const known = { ...rest, lastNotifiedAtMs: nowMs };
  return memory.state === 'OK' ? withoutTold(known) : { ...known, told: memory.state };
}

function withoutTold(memory: GroupMemory): GroupMemory {
  const { told: _, untoldBecause: __, ...rest } = memory;
  return rest;
}

import type { MonitorState } from '../../../../lib/model/monitor.ts';
import type { GroupEvaluation } from '../evaluate/evaluation.ts';
import type { MonitorRules } from '../rules/monitor-rules.ts';
import type { GroupMemory } from './group-memory.ts';
import { levelOfValue } from './level-of-value.ts';
import { hasLooked, silenceMs } from './silence.ts';
import { triggeredWord } from './state-words.ts';

/** What a group is to be in, and why where it has to be remembered. */
export interface DecidedState {
  readonly state: MonitorState;
  /** Resolved by `timeout_h`, when its data were of this moment. */
  readonly timedOutAtDataMs?: number;
}

export interface Deciding {
  readonly previous: GroupMemory | undefined;
  /** Absent: there are no data. */
  readonly evaluation: GroupEvaluation | undefined;
  /** The end of the window that was looked at, Unix milliseconds. */
  readonly untilMs: number;
  /** Since when the engine looks each minute: what was before is no silence of the data. */
  readonly awakeSinceMs: number;
}

/** The state of a group by what its evaluation came to (api.md 5.4), whoever is told of it. */
export function decideState(turn: Deciding, rules: MonitorRules): DecidedState {
  const { previous, evaluation } = turn;
  const before = previous?.state ?? 'OK';
  const lastDataAtMs = evaluation?.lastDataAtMs ?? previous?.lastDataAtMs;
  if (lastDataAtMs !== undefined && previous?.timedOutAtDataMs === lastDataAtMs) {
    return { state: before, timedOutAtDataMs: lastDataAtMs };
  }
  const { timeoutMs } = rules;
  const silence = { ...turn, lastDataAtMs };
  const isTimedOut = timeoutMs !== undefined && silenceMs(silence) >= timeoutMs && hasLooked(turn, timeoutMs);
  if (isTimedOut && triggeredWord(before) && lastDataAtMs !== undefined) {
    return { state: 'OK', timedOutAtDataMs: lastDataAtMs };
  }
  if (!evaluation) return { state: withoutData(turn, rules) };
  switch (evaluation.kind) {
    case 'value':
      return { state: levelOfValue(before, evaluation, rules.thresholds) };
    case 'state':
      return { state: evaluation.state };
    case 'skipped':
      return { state: before };
  }
}

function withoutData(turn: Deciding, rules: MonitorRules): MonitorState {
  const before = turn.previous?.state ?? 'OK';
  const { missing } = rules;
  // A window that reaches back to before the engine was started may be empty because of that.
  const isWindowSeen = hasLooked(turn, rules.windowMs);
  const silentMs = silenceMs({ ...turn, lastDataAtMs: turn.previous?.lastDataAtMs });
  switch (missing.kind) {
    case 'after':
      return silentMs > missing.timeframeMs && hasLooked(turn, missing.timeframeMs + 1) ? 'No Data' : before;
    case 'keep':
    case 'forget':
      return before;
    case 'zero':
      return isWindowSeen ? levelOfValue(before, { value: 0 }, rules.thresholds) : before;
    case 'show':
      return isWindowSeen ? 'No Data' : before;
    case 'resolve':
      return isWindowSeen ? 'OK' : before;
  }
}

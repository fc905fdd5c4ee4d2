import type { Clock } from '../../../../lib/clock/clock.ts';
import type { MonitorTransition } from '../../../../lib/model/monitor.ts';
import type { SpanReader } from '../../store/spans/span-reader.ts';
import type { MonitorEvaluation } from '../evaluate/evaluation.ts';
import { matchedVariables } from '../evaluate/matched/matched-variables.ts';
import type { FoundChange } from '../transition/next-groups.ts';
import type { PlannedMonitor } from './planned-monitor.ts';
import { toTransition } from './to-transition.ts';

/** Changes of one evaluation for which the span that was matched is read: each is a search. */
const mostMatched = 100;

/** After so long no more are read, in milliseconds: that somebody is told counts more than what the message names. */
const longestMs = 5000;

/** The transitions that an evaluation has found, with what their messages name of the events or spans that were matched. */
export async function foundTransitions(
  changes: readonly FoundChange[],
  { record, query, matchedNames }: Pick<PlannedMonitor, 'record' | 'query' | 'matchedNames'>,
  of: {
    readonly evaluation: MonitorEvaluation;
    readonly atMs: number;
    readonly spans: Pick<SpanReader, 'search'>;
    readonly clock: Pick<Clock, 'monotonic'>;
  },
): Promise<readonly MonitorTransition[]> {
  const { evaluation, atMs, spans, clock } = of;
  const untilMs = clock.monotonic() + longestMs;
  const wanted = { query, names: matchedNames, evaluation, spans };
  const transitions: MonitorTransition[] = [];
  for (const change of changes) {
    const isRead = transitions.length < mostMatched && clock.monotonic() < untilMs;
    const matched = isRead ? await matchedVariables(change.memory.group, wanted) : undefined;
    transitions.push(toTransition(record.id, change, { atMs, window: evaluation.window, matched }));
  }
  return transitions;
}

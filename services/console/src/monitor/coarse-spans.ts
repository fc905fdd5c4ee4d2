import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { stateLook } from '../monitors/state-words.ts';
import type { StateSpan } from './group-timeline.ts';

/** More than so many are not told apart in a strip. */
const MOST_SPANS = 300;

/** Spans as they are drawn: of many the worst of each three-hundredth of the window. */
export function coarseSpans(spans: readonly StateSpan[], { fromMs, toMs }: TimeWindow): readonly StateSpan[] {
  if (spans.length <= MOST_SPANS) return spans;
  const slotMs = (toMs - fromMs) / MOST_SPANS;
  const slots = new Array<StateSpan['state'] | undefined>(MOST_SPANS).fill(undefined);
  for (const span of spans) {
    const last = Math.min(MOST_SPANS - 1, Math.ceil((span.toMs - fromMs) / slotMs) - 1);
    for (let at = Math.max(0, Math.floor((span.fromMs - fromMs) / slotMs)); at <= last; at += 1) {
      slots[at] = worse(slots[at], span.state);
    }
  }
  const drawn: StateSpan[] = [];
  for (const [at, state] of slots.entries()) {
    if (state === undefined) continue;
    const [begins, ends] = [fromMs + at * slotMs, fromMs + (at + 1) * slotMs];
    const before = drawn.at(-1);
    if (before?.state === state && before.toMs === begins) drawn[drawn.length - 1] = { ...before, toMs: ends };
    else drawn.push({ state, fromMs: begins, toMs: ends });
  }
  return drawn;
}

function worse(one: StateSpan['state'] | undefined, other: StateSpan['state']): StateSpan['state'] {
  return one !== undefined && stateLook(one).severity > stateLook(other).severity ? one : other;
}

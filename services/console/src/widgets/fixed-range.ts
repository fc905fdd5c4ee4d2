import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import type { TimeRange } from '../time-range/time-range.ts';

/** The window of a widget as a range that stands still: the clock of its board moves it on. */
export function fixedRange({ fromMs, toMs }: TimeWindow): TimeRange {
  return { kind: 'fixed', fromMs, toMs };
}

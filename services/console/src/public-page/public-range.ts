import type { PublicBoard } from '../../../../lib/api-types/public-board.ts';
import { widgetWindow } from '../../../../lib/widget/widget-window.ts';
import { DEFAULT_RANGE, type TimeRange } from '../time-range/time-range.ts';

/** The range that a public board has, or begins with where its viewers choose. */
export function publicRange(time: PublicBoard['time'], nowMs: number): TimeRange {
  const { window, own } = widgetWindow(time, { fromMs: 0, toMs: 0 }, nowMs);
  return own === undefined ? DEFAULT_RANGE : { kind: 'live', spanMs: window.toMs - window.fromMs };
}

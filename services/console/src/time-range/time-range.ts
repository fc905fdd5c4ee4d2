import type { TimeWindow } from '../../../../lib/chart/time-window.ts';

/** What every graph shows: a window that ends now and moves on, or one that stands still. Unix milliseconds. */
export type TimeRange =
  | { readonly kind: 'live'; readonly spanMs: number }
  | { readonly kind: 'fixed'; readonly fromMs: number; readonly toMs: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The shortest and the longest window that zooming reaches. */
export const SHORTEST_SPAN_MS = 10_000;
export const LONGEST_SPAN_MS = 366 * DAY;
/** What a page shows when its address names no range. */
export const DEFAULT_RANGE: TimeRange = { kind: 'live', spanMs: 15 * MINUTE };

/** The window that a range means at `nowMs`. */
export function windowAt(range: TimeRange, nowMs: number): TimeWindow {
  return range.kind === 'live'
    ? { fromMs: nowMs - range.spanMs, toMs: nowMs }
    : { fromMs: range.fromMs, toMs: range.toMs };
}

/** Length of a range in milliseconds. */
export function spanOf(range: TimeRange): number {
  return range.kind === 'live' ? range.spanMs : range.toMs - range.fromMs;
}

/** Stops a live range where it stands; a fixed one is left as it is. */
export function pause(range: TimeRange, nowMs: number): TimeRange {
  return { kind: 'fixed', ...windowAt(range, nowMs) };
}

/** Lets a range of about the same length follow the clock: whole seconds, minutes, hours or days, whichever it has many of. */
export function resume(range: TimeRange): TimeRange {
  const spanMs = spanOf(range);
  const unitMs = [DAY, HOUR, MINUTE].find((unit) => spanMs >= 2 * unit && spanMs % MINUTE !== 0) ?? 1000;
  return { kind: 'live', spanMs: Math.max(SHORTEST_SPAN_MS, Math.round(spanMs / unitMs) * unitMs) };
}

/** The window before this one, of the same length. */
export function stepBack(range: TimeRange, nowMs: number): TimeRange {
  const { fromMs } = windowAt(range, nowMs);
  return { kind: 'fixed', fromMs: fromMs - spanOf(range), toMs: fromMs };
}

/** The window after this one; live again once it would reach past now. */
export function stepForward(range: TimeRange, nowMs: number): TimeRange {
  const { toMs } = windowAt(range, nowMs);
  const span = spanOf(range);
  return toMs + span >= nowMs ? resume(range) : { kind: 'fixed', fromMs: toMs, toMs: toMs + span };
}

/** Twice the window around the same middle, never past now; a live range stays live. */
export function zoomOut(range: TimeRange, nowMs: number): TimeRange {
  const span = Math.min(spanOf(range) * 2, LONGEST_SPAN_MS);
  if (range.kind === 'live') return { kind: 'live', spanMs: span };
  const middle = (range.fromMs + range.toMs) / 2;
  const toMs = Math.min(Math.round(middle + span / 2), Math.max(nowMs, range.toMs));
  return { kind: 'fixed', fromMs: toMs - span, toMs };
}

/** A fixed range between two moments in either order, widened to the shortest span around their middle. */
export function between(aMs: number, bMs: number): TimeRange {
  const middle = (aMs + bMs) / 2;
  const half = Math.max(Math.abs(aMs - bMs), SHORTEST_SPAN_MS) / 2;
  return { kind: 'fixed', fromMs: Math.round(middle - half), toMs: Math.round(middle + half) };
}

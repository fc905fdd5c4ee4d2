import type { FlameLayout } from './flame-layout.ts';
import type { TimeView } from './time-view.ts';

/** What is seen of a trace at one moment: times to pixels. */
export interface Shown {
  readonly startNs: Float64Array;
  readonly durationNs: Float64Array;
  readonly view: TimeView;
  readonly widthPx: number;
}

/**
 * Calls `draw` for the spans of a row in a view, from left to right, with where they are in pixels. What is narrower than
 * a pixel is drawn as one; of several in the same pixel the first alone, so that a row costs no more than it has pixels.
 */
export function eachRect(
  { items, rowEnds }: FlameLayout,
  row: number,
  { startNs, durationNs, view, widthPx }: Shown,
  draw: (span: number, left: number, width: number) => void,
): void {
  const perNs = widthPx / (view.toNs - view.fromNs);
  const last = rowEnds[row] ?? 0;
  let at = firstEndingAfter(view.fromNs, row === 0 ? 0 : (rowEnds[row - 1] ?? 0), last);
  while (at < last) {
    const span = items[at] ?? 0;
    const start = startNs[span] ?? 0;
    if (start > view.toNs) return;
    const left = (start - view.fromNs) * perNs;
    const width = Math.max((durationNs[span] ?? 0) * perNs, 1);
    draw(span, left, width);
    at += 1;
    if (width > 1) continue;
    const nextNs = view.fromNs + (left + 1) / perNs;
    if ((startNs[items[at] ?? 0] ?? 0) < nextNs) at = firstEndingAfter(nextNs, at, last);
  }

  /** Spans of a row do not overlap, so that their ends ascend as their starts do. */
  function firstEndingAfter(ns: number, from: number, to: number): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      const span = items[middle] ?? 0;
      if ((startNs[span] ?? 0) + (durationNs[span] ?? 0) < ns) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The span of a row at a place in pixels, give or take `slackPx`: the nearest. */
export function spanAt(
  layout: FlameLayout,
  row: number,
  { x, slackPx = 3, ...shown }: Shown & { readonly x: number; readonly slackPx?: number },
): number | undefined {
  if (row < 0 || row >= layout.rowCount) return undefined;
  let best: number | undefined;
  let bestPx = slackPx;
  eachRect(layout, row, shown, (span, left, width) => {
    const away = x < left ? left - x : x > left + width ? x - left - width : 0;
    if (away < bestPx) {
      best = span;
      bestPx = away;
    }
  });
  return best;
}

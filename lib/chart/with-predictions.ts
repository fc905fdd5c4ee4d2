import type { NamedSeries } from './ordered-series.ts';
import type { TimeWindow } from './time-window.ts';

/** The window that is drawn: as it was asked for, and on to the last point that is predicted. */
export function withPredictions(window: TimeWindow, series: readonly NamedSeries[]): TimeWindow {
  let { toMs } = window;
  for (const { series: one } of series) {
    if (one.attributes.predicted?.at(-1)) toMs = Math.max(toMs, one.pointlist.at(-1)?.[0] ?? toMs);
  }
  return toMs === window.toMs ? window : { ...window, toMs };
}

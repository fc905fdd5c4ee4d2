import type { NamedSeries } from '../../../../lib/chart/ordered-series.ts';
import { type Reading, readout } from '../../../../lib/chart/readout.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import type { TimeseriesDisplay } from '../../../../lib/chart/timeseries-option.ts';

/** What the crosshair says: the moment it snapped to, and the values there, largest first. */
export interface CrosshairReading {
  /** Where the line stands. */
  readonly atMs: number;
  /** What is written above the values: one moment, or the two ends of a bucket. */
  readonly fromMs: number;
  readonly toMs: number | undefined;
  readonly readings: readonly Reading[];
}

interface Drawn {
  readonly series: readonly NamedSeries[];
  readonly hidden: ReadonlySet<string>;
  readonly display: TimeseriesDisplay;
  readonly window: TimeWindow;
}

/** The values near a moment of a graph; undefined where nothing is drawn. Bars are read by the bucket they stand on. */
export function crosshairAt(
  pointedMs: number,
  { series, hidden, display, window }: Drawn,
): CrosshairReading | undefined {
  const bucketMs = (series[0]?.series.interval ?? 1) * 1000;
  const half = display === 'bars' ? bucketMs / 2 : 0;
  const all = readout(
    series.map((one) => one.series),
    pointedMs - half,
    Number.POSITIVE_INFINITY,
  ).filter(({ index }) => !hidden.has(series[index]?.label ?? ''));
  const nearest = all.toSorted((a, b) => Math.abs(a.atMs - pointedMs + half) - Math.abs(b.atMs - pointedMs + half))[0];
  if (!nearest) return undefined;
  const within = Math.max(bucketMs * 1.5, (window.toMs - window.fromMs) * 0.02);
  return {
    atMs: nearest.atMs + half,
    fromMs: nearest.atMs,
    toMs: half > 0 ? nearest.atMs + bucketMs : undefined,
    readings: all.filter(({ atMs }) => Math.abs(atMs - nearest.atMs) <= within),
  };
}

import type { QuerySeries } from '../api-types/query.ts';

/** A rectangle of a bar chart: one value of one series, standing on those before it. */
export interface BarSegment {
  readonly fromMs: number;
  readonly toMs: number;
  /** The value at which it begins and the one at which it ends. */
  readonly base: number;
  readonly tip: number;
}

/**
 * The bars of each series, stacked in the order given: positive values upwards from zero, negative ones downwards.
 * A bar is as wide as its bucket.
 */
export function stackedBars(series: readonly QuerySeries[]): BarSegment[][] {
  const up = new Map<number, number>();
  const down = new Map<number, number>();
  return series.map((one) => {
    const bars: BarSegment[] = [];
    for (const [at, value] of one.pointlist) {
      if (value === null) continue;
      const heights = value < 0 ? down : up;
      const base = heights.get(at) ?? 0;
      heights.set(at, base + value);
      bars.push({ fromMs: at, toMs: at + one.interval * 1000, base, tip: base + value });
    }
    return bars;
  });
}

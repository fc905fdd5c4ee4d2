import type { Point } from './joined-points.ts';

/** What the legend says of one series over the window shown. */
export interface SeriesStatistics {
  readonly min: number;
  readonly max: number;
  readonly avg: number;
  readonly sum: number;
  readonly last: number;
  /** Unix milliseconds of the last value. */
  readonly lastAtMs: number;
  /** Values counted; empty buckets are not. */
  readonly count: number;
}

/** Statistics over the values of a series; undefined when it has none. */
export function seriesStatistics(points: readonly Point[]): SeriesStatistics | undefined {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let count = 0;
  let last = 0;
  let lastAtMs = 0;
  for (const [at, value] of points) {
    if (value === null) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
    count += 1;
    last = value;
    lastAtMs = at;
  }
  return count === 0 ? undefined : { min, max, avg: sum / count, sum, last, lastAtMs, count };
}

import type { QuerySeries } from '../api-types/query.ts';

/** What the crosshair reads from one series. */
export interface Reading {
  /** Place of the series in the list given. */
  readonly index: number;
  readonly atMs: number;
  readonly value: number;
}

/**
 * The value of each series nearest to a moment, largest first. A series is left out when its nearest value is further
 * away than `withinMs`.
 */
export function readout(series: readonly QuerySeries[], atMs: number, withinMs: number): Reading[] {
  const readings: Reading[] = [];
  for (const [index, one] of series.entries()) {
    const nearest = nearestValue(one.pointlist, atMs);
    if (nearest && Math.abs(nearest[0] - atMs) <= withinMs) {
      readings.push({ index, atMs: nearest[0], value: nearest[1] });
    }
  }
  return readings.sort((a, b) => b.value - a.value || a.index - b.index);
}

function nearestValue(points: QuerySeries['pointlist'], atMs: number): readonly [number, number] | undefined {
  let nearest: readonly [number, number] | undefined;
  for (const [at, value] of points) {
    if (value === null) continue;
    if (nearest && Math.abs(at - atMs) > Math.abs(nearest[0] - atMs)) {
      if (at > atMs) break;
      continue;
    }
    nearest = [at, value];
  }
  return nearest;
}

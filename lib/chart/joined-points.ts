/** `[Unix milliseconds, value]` in order of time; null where a bucket has no value. */
export type Point = readonly [number, number | null];

/** Points with values that a line joins. */
export type Run = readonly (readonly [number, number])[];

/** A value further from the one before than this is not joined to it, whatever the bucket: five minutes. */
const JOIN_AT_LEAST_MS = 300_000;

/**
 * How far apart two values of a series may lie and still be joined by a line: five minutes, as Datadog interpolates,
 * or one and a half buckets, or two and a half times the series' own usual distance, so that a check that runs every
 * ten minutes is a line as well.
 */
export function joinLimitMs(points: readonly Point[], bucketMs: number): number {
  const least = Math.max(JOIN_AT_LEAST_MS, bucketMs * 1.5);
  const distances: number[] = [];
  let longest = 0;
  let before: number | undefined;
  for (const [at, value] of points) {
    if (value === null) continue;
    if (before !== undefined) {
      distances.push(at - before);
      longest = Math.max(longest, at - before);
    }
    before = at;
  }
  // Sorting is for the few that need it.
  return longest <= least || distances.length < 3 ? least : Math.max(least, median(distances) * 2.5);
}

/** The points that have a value, cut into the runs that a line joins. */
export function joinedRuns(points: readonly Point[], bucketMs: number): Run[] {
  const limit = joinLimitMs(points, bucketMs);
  const runs: (readonly [number, number])[][] = [];
  let run: (readonly [number, number])[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    if (!hasValue(point)) continue;
    if (point[0] - before > limit) {
      run = [];
      runs.push(run);
    }
    run.push(point);
    before = point[0];
  }
  return runs;
}

const hasValue = (point: Point): point is readonly [number, number] => point[1] !== null;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

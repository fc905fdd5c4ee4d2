/** `[Unix milliseconds, value]` in order of time; null where a bucket has no value. */
export type Point = readonly [number, number | null];

/** A value further from the one before than this is not joined to it, whatever the bucket: five minutes. */
const JOIN_AT_LEAST_MS = 300_000;

/**
 * How far apart two values of a series may lie and still be joined by a line: five minutes, as Datadog interpolates,
 * or one and a half buckets, or two and a half times the series' own usual distance, so that a check that runs every
 * ten minutes is a line as well.
 */
export function joinLimitMs(points: readonly Point[], bucketMs: number): number {
  const distances: number[] = [];
  let before: number | undefined;
  for (const [at, value] of points) {
    if (value === null) continue;
    if (before !== undefined) distances.push(at - before);
    before = at;
  }
  const own = distances.length < 3 ? 0 : median(distances) * 2.5;
  return Math.max(JOIN_AT_LEAST_MS, bucketMs * 1.5, own);
}

/** The points that have a value, cut into the runs that a line joins. */
export function joinedRuns(points: readonly Point[], bucketMs: number): (readonly [number, number])[][] {
  const limit = joinLimitMs(points, bucketMs);
  const runs: (readonly [number, number])[][] = [];
  let run: (readonly [number, number])[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const [at, value] of points) {
    if (value === null) continue;
    if (at - before > limit) {
      run = [];
      runs.push(run);
    }
    run.push([at, value]);
    before = at;
  }
  return runs;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** When a run began and which second it was due in. */
export interface StartedRun {
  /** Wall clock, Unix milliseconds. */
  readonly startedMs: number;
  /** The timestamp of what it submitted: its due time, rounded down to seconds. */
  readonly timestampS: number;
}

/**
 * How long after its due time each run began, in milliseconds.
 * @param dueMs any due time of the instance, Unix milliseconds: an interval of whole seconds has the same fraction in all
 */
export function latenessMs(runs: readonly StartedRun[], dueMs: number): number[] {
  const fractionMs = dueMs - Math.floor(dueMs / 1000) * 1000;
  return runs.map(({ startedMs, timestampS }) => startedMs - (timestampS * 1000 + fractionMs));
}

/** Seconds by which the timestamps of runs, in the order they came, differ from one each second. */
export function timestampDriftS(runs: readonly StartedRun[]): number {
  const first = runs[0]?.timestampS ?? 0;
  const last = runs.at(-1)?.timestampS ?? 0;
  return last - first - (runs.length - 1);
}

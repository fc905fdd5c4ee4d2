/** A run that is due: when, on both time lines. */
export interface DueRun {
  /** By the monotonic clock, in milliseconds. */
  readonly dueMs: number;
  /** The due time in whole Unix seconds: the timestamp of what the run submits. */
  readonly timestampS: number;
}

/** How far the wall clock may have stepped against the due times before these follow it, in milliseconds. */
const wallStepBoundMs = 2000;

/**
 * The due times of one schedule: `first + n × interval` on the monotonic clock, and the same grid on the wall
 * clock, anchored once. So timestamps of a whole interval lie exactly that many seconds apart, whatever timers and
 * rounding do; those of a fractional one are rounded down. Only when the wall clock steps by more than
 * two seconds (set by hand, or a suspended machine) is the grid anchored anew.
 */
export class Rhythm {
  readonly intervalMs: number;
  /** Whole milliseconds, so that sums with whole intervals are exact. */
  #anchorWallMs: number;
  #anchorRun = 0;
  #run = 0;
  readonly #firstMs: number;

  /** @param first due time of the first run: by the monotonic clock, and what the wall clock will show then */
  constructor(intervalS: number, first: { readonly dueMs: number; readonly wallMs: number }) {
    this.intervalMs = Math.round(intervalS * 1000);
    this.#firstMs = first.dueMs;
    this.#anchorWallMs = Math.floor(first.wallMs);
  }

  /** The next run's due time by the monotonic clock. */
  get dueMs(): number {
    return this.#firstMs + this.#run * this.intervalMs;
  }

  /** The next run's due time by the wall clock, Unix milliseconds. */
  get dueWallMs(): number {
    return this.#anchorWallMs + (this.#run - this.#anchorRun) * this.intervalMs;
  }

  /**
   * Takes the run that is due now and moves on to the next. Where several fell due since the last call
   * (the process was held up), only the latest is taken; `missed` counts the others.
   */
  take(now: { readonly monotonicMs: number; readonly wallMs: number }): {
    readonly due: DueRun;
    readonly missed: number;
  } {
    const missed = Math.max(0, Math.floor((now.monotonicMs - this.dueMs) / this.intervalMs));
    this.#run += missed;
    const actualWallMs = now.wallMs - (now.monotonicMs - this.dueMs);
    if (Math.abs(actualWallMs - this.dueWallMs) > wallStepBoundMs) {
      this.#anchorWallMs = Math.floor(actualWallMs);
      this.#anchorRun = this.#run;
    }
    const due = { dueMs: this.dueMs, timestampS: Math.floor(this.dueWallMs / 1000) };
    this.#run++;
    return { due, missed };
  }
}

/** A counter of one process. */
export interface ProcessCount {
  readonly pid: number;
  /** Unix milliseconds. */
  readonly startedAtMs: number;
  readonly value: number;
}

/** The same start is told by up to so much differently, as the time of the boot is set anew now and then. */
const startToleranceMs = 2000;

/** The sum of a counter over processes that come and go: it keeps what those had that ended, and so never falls. */
export class GrowingSum {
  #total = 0;
  #last: ReadonlyMap<number, ProcessCount> = new Map();

  /** @param counts of all processes there are now @returns the sum up to now */
  add(counts: readonly ProcessCount[]): number {
    for (const count of counts) this.#total += growth(this.#last.get(count.pid), count);
    this.#last = new Map(counts.map((count) => [count.pid, count]));
    return this.#total;
  }
}

/** A pid is given anew: its counter then begins at nothing. */
function growth(before: ProcessCount | undefined, now: ProcessCount): number {
  if (!before || now.value < before.value) return now.value;
  return Math.abs(now.startedAtMs - before.startedAtMs) <= startToleranceMs ? now.value - before.value : now.value;
}

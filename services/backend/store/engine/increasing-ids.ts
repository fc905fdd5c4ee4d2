/** Ids are below this, so that clients which read them as JavaScript's numbers lose no digit. */
export const idLimit: number = 2 ** 53;

/** Ids of one millisecond; past it those of the next are taken. */
const idsPerMs = 2 ** 11;

/** Gives ids that increase over restarts and steps of the clock: milliseconds in the upper bits, a sequence below. */
export class IncreasingIds {
  #last: number;

  /** @param last the greatest id below `idLimit` given before; 0 when there is none */
  constructor(last: number) {
    this.#last = last;
  }

  /**
   * Gives `count` ids in a row. @returns the first of them
   * @param nowMs Unix milliseconds; past the year 2109 there is only the sequence
   */
  next(nowMs: number, count = 1): number {
    const earliest = Math.floor(nowMs) * idsPerMs;
    const first = earliest > this.#last && earliest < idLimit ? earliest : this.#last + 1;
    this.#last = first + count - 1;
    return first;
  }
}

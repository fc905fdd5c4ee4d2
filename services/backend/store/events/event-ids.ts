/** Ids of events are below this, so that clients which read them as JavaScript's numbers lose no digit. */
export const eventIdLimit: number = 2 ** 53;

/** Ids of one millisecond; past it those of the next are taken. */
const idsPerMs = 2 ** 11;

/** Gives ids that increase over restarts and steps of the clock: milliseconds in the upper bits, a sequence below. */
export class EventIds {
  #last: number;

  /** @param last the greatest id below `eventIdLimit` given before; 0 when there is none */
  constructor(last: number) {
    this.#last = last;
  }

  /** @param nowMs Unix milliseconds; past the year 2109 there is only the sequence */
  next(nowMs: number): number {
    const earliest = Math.floor(nowMs) * idsPerMs;
    this.#last = earliest > this.#last && earliest < eventIdLimit ? earliest : this.#last + 1;
    return this.#last;
  }
}

/** Gives ids that increase over restarts: milliseconds in the upper bits of an unsigned 64-bit number, a sequence below. */
export class EventIds {
  #last: bigint;

  /** @param last the greatest id given before; 0 when there is none */
  constructor(last: bigint) {
    this.#last = last;
  }

  /** @param nowMs Unix milliseconds */
  next(nowMs: number): bigint {
    const earliest = BigInt(Math.floor(nowMs)) << 20n;
    this.#last = earliest > this.#last ? earliest : this.#last + 1n;
    return this.#last;
  }
}

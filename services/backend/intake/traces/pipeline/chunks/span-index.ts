import { randomBytes } from 'node:crypto';

const firstSlots = 256;
/** Slots past which the table is not kept for the next chunk. */
const keptSlots = 262_144;

/** Finds the spans of a chunk by their ids. The hash has a secret, so that nobody can send ids that collide. */
export class SpanIndex {
  readonly #factors = oddFactors();
  /** Row + 1 by slot; 0 is empty. */
  #slots = new Int32Array(firstSlots);
  #mask = firstSlots - 1;
  #ids: Uint32Array = new Uint32Array(0);

  /**
   * Takes in the rows `from` up to `to` of a column of ids, in halves.
   * @returns how many have an id that came before; the first span of an id is the one that is found
   */
  build(ids: Uint32Array, from: number, to: number): number {
    this.#ids = ids;
    this.#clear(to - from);
    let duplicates = 0;
    for (let row = from; row < to; row++) {
      const slot = this.#slotOf(ids[2 * row] as number, ids[2 * row + 1] as number);
      if (this.#slots[slot] === 0) this.#slots[slot] = row + 1;
      else duplicates++;
    }
    return duplicates;
  }

  /** @returns the row of a span; -1 when there is none in the chunk */
  find(low: number, high: number): number {
    return (this.#slots[this.#slotOf(low, high)] as number) - 1;
  }

  /** The slot of an id, or the free one where it would be. */
  #slotOf(low: number, high: number): number {
    const [a, b] = this.#factors;
    const mixed = Math.imul(low, a) ^ Math.imul(high, b);
    const slots = this.#slots;
    const ids = this.#ids;
    for (let slot = (mixed ^ (mixed >>> 15)) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const row = (slots[slot] as number) - 1;
      if (row < 0 || (ids[2 * row] === low && ids[2 * row + 1] === high)) return slot;
    }
  }

  #clear(spans: number): void {
    let slots = 16;
    while (slots < 2 * spans) slots *= 2;
    this.#mask = slots - 1;
    const isWasteful = this.#slots.length > keptSlots && slots <= keptSlots;
    if (slots > this.#slots.length || isWasteful) this.#slots = new Int32Array(Math.max(slots, firstSlots));
    else this.#slots.fill(0, 0, slots);
  }
}

function oddFactors(): readonly [number, number] {
  const bytes = randomBytes(8);
  return [bytes.readInt32LE(0) | 1, bytes.readInt32LE(4) | 1];
}

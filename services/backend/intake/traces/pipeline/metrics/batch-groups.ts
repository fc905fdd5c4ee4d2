import type { Group } from './group.ts';

/** Integers of a key: texts of the batch, and small numbers. */
const keyLength = 9;
const firstEntries = 256;
/** Entries past which the table is not kept for the next batch. */
const keptEntries = 16_384;
/** Buckets that may be open. */
export const maxSlots = 4;

/**
 * Which group a span of a batch belongs to, by the numbers of the texts that make it out: no string is built for a span. Fill
 * `key` and ask.
 */
export class BatchGroups {
  readonly key = new Int32Array(keyLength);
  /** The group of each entry and bucket; undefined: not looked up yet, null: there is no room. */
  readonly groups: (Group | null | undefined)[] = [];
  #count = 0;
  #keys = new Int32Array(firstEntries * keyLength);
  /** Entry + 1 by slot; 0 is empty. Twice as many slots as entries at least. */
  #slots = new Int32Array(firstEntries * 2);

  /** Starts a batch. */
  begin(): void {
    this.groups.length = 0;
    this.#count = 0;
    if (this.#slots.length > keptEntries * 2) {
      this.#keys = new Int32Array(firstEntries * keyLength);
      this.#slots = new Int32Array(firstEntries * 2);
    } else this.#slots.fill(0);
  }

  /** @returns the first place in `groups` of the entry with the key; that of a bucket is so many further */
  place(): number {
    const keys = this.#keys;
    const { key } = this;
    const mask = this.#slots.length - 1;
    let slot = hashOf(key, 0) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const entry = (this.#slots[slot] as number) - 1;
      if (entry < 0) break;
      const at = entry * keyLength;
      let same = 0;
      while (same < keyLength && keys[at + same] === key[same]) same++;
      if (same === keyLength) return entry * maxSlots;
    }
    return this.#add(slot) * maxSlots;
  }

  #add(slot: number): number {
    const entry = this.#count++;
    this.#slots[slot] = entry + 1;
    this.#keys.set(this.key, entry * keyLength);
    if (this.#count * 2 >= this.#slots.length) this.#grow();
    return entry;
  }

  #grow(): void {
    const keys = new Int32Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let entry = 0; entry < this.#count; entry++) {
      let slot = hashOf(keys, entry * keyLength) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = entry + 1;
    }
  }
}

function hashOf(keys: Int32Array, from: number): number {
  let hash = 0;
  for (let at = from; at < from + keyLength; at++)
    hash = Math.imul(hash ^ (keys[at] as number), 0x9e3779b1) ^ (hash >>> 15);
  return hash ^ (hash >>> 16);
}

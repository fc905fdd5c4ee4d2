/** 32-bit fields of an entry. */
const entryFields = 8;
const hashField = 0;
const startField = 1;
const lengthsField = 2;
const typeField = 3;
const seriesField = 4;
const generationField = 5;

const firstEntries = 1024;

/** The bytes of a line that tell one context from another, as found in a packet. */
export interface LineKey {
  nameStart: number;
  nameEnd: number;
  /** Code of the type, 1 to 255. */
  type: number;
  /** Both 0 where there are no tags. */
  tagsStart: number;
  tagsEnd: number;
  hash: number;
}

/**
 * Remembers which series the raw bytes of a line (name, type, tags as written) stand for, so that a known line costs
 * no strings. Open addressing over a 32-bit hash; a hit is verified by comparing the bytes, so that no two contexts
 * are ever taken for one another. It is a cache: when it is full it starts again from nothing.
 */
export class KeyTable {
  /** How often it started again. */
  resets = 0;
  readonly #maxEntries: number;
  readonly #maxBytes: number;
  #entries = new Int32Array(firstEntries * entryFields);
  /** Entry number + 1 by slot; 0 is empty. Twice as many slots as entries at least. */
  #slots = new Int32Array(firstEntries * 2);
  #count = 0;
  #bytes = new Uint8Array(64 * 1024);
  #view = new DataView(this.#bytes.buffer);
  #bytesUsed = 0;

  /** @param bound `entries` and `bytes` of keys held at most */
  constructor(bound: { readonly entries: number; readonly bytes: number }) {
    this.#maxEntries = bound.entries;
    this.#maxBytes = bound.bytes;
  }

  get size(): number {
    return this.#count;
  }

  /** @returns the entry of a key in a packet, by whose number `series` and `generation` are read; -1: not known */
  find(packet: DataView, key: LineKey): number {
    const entries = this.#entries;
    const slots = this.#slots;
    const mask = slots.length - 1;
    const lengths = (key.nameEnd - key.nameStart) | ((key.tagsEnd - key.tagsStart) << 16);
    for (let slot = key.hash & mask; ; slot = (slot + 1) & mask) {
      const entry = (slots[slot] as number) - 1;
      if (entry < 0) return -1;
      const at = entry * entryFields;
      if (entries[at + hashField] !== key.hash || entries[at + lengthsField] !== lengths) continue;
      if (entries[at + typeField] !== key.type) continue;
      const start = entries[at + startField] as number;
      const nameLength = key.nameEnd - key.nameStart;
      if (!sameBytes(this.#view, start, packet, key.nameStart, nameLength)) continue;
      if (sameBytes(this.#view, start + nameLength, packet, key.tagsStart, key.tagsEnd - key.tagsStart)) return entry;
    }
  }

  series(entry: number): number {
    return this.#entries[entry * entryFields + seriesField] as number;
  }

  generation(entry: number): number {
    return this.#entries[entry * entryFields + generationField] as number;
  }

  /** Says what an entry stands for from now on. */
  assign(entry: number, series: number, generation: number): void {
    this.#entries[entry * entryFields + seriesField] = series;
    this.#entries[entry * entryFields + generationField] = generation;
  }

  /** Adds a key that `find` does not know. @returns its entry */
  insert(packet: Uint8Array, key: LineKey): number {
    const nameLength = key.nameEnd - key.nameStart;
    const tagsLength = key.tagsEnd - key.tagsStart;
    this.#reserve(nameLength + tagsLength);
    const entry = this.#count++;
    const at = entry * entryFields;
    this.#entries[at + hashField] = key.hash;
    this.#entries[at + startField] = this.#bytesUsed;
    this.#entries[at + lengthsField] = nameLength | (tagsLength << 16);
    this.#entries[at + typeField] = key.type;
    this.#bytes.set(packet.subarray(key.nameStart, key.nameEnd), this.#bytesUsed);
    this.#bytes.set(packet.subarray(key.tagsStart, key.tagsEnd), this.#bytesUsed + nameLength);
    this.#bytesUsed += nameLength + tagsLength;
    this.#place(entry);
    return entry;
  }

  /** Forgets everything. */
  reset(): void {
    this.#slots.fill(0);
    this.#count = 0;
    this.#bytesUsed = 0;
    this.resets++;
  }

  #place(entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#entries[entry * entryFields + hashField] as number) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry + 1;
  }

  /** Makes room for one entry more with a key of `length` bytes (and the four that a comparison may read past it). */
  #reserve(length: number): void {
    if (this.#count >= this.#maxEntries || this.#bytesUsed + length + 4 > this.#maxBytes) this.reset();
    if ((this.#count + 1) * entryFields > this.#entries.length) this.#growEntries();
    while (this.#bytesUsed + length + 4 > this.#bytes.length) this.#growBytes();
  }

  #growEntries(): void {
    const entries = new Int32Array(this.#entries.length * 2);
    entries.set(this.#entries);
    this.#entries = entries;
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let entry = 0; entry < this.#count; entry++) this.#place(entry);
  }

  #growBytes(): void {
    const bytes = new Uint8Array(this.#bytes.length * 2);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }
}

/** Compares four bytes at a time; both views have four bytes more than what is compared. */
function sameBytes(a: DataView, aStart: number, b: DataView, bStart: number, length: number): boolean {
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    if (a.getInt32(aStart + i, true) !== b.getInt32(bStart + i, true)) return false;
  }
  const rest = length - i;
  if (rest === 0) return true;
  const difference = a.getInt32(aStart + i, true) ^ b.getInt32(bStart + i, true);
  return (difference & ((1 << (rest * 8)) - 1)) === 0;
}

import { randomBytes } from 'node:crypto';
import { grown } from './grown.ts';

/** 32-bit fields of an entry. */
const entryFields = 4;
const hashField = 0;
const lengthField = 1;
const startField = 2;

const firstEntries = 4096;
const firstWords = 64 * 1024;

/** Places for what came after what; two that share one only guess worse. */
const followers = 8192;

/** Places that a search looks at. More are only needed where somebody makes bytes of one hash. */
const maxProbes = 32;

/** Answers of `find` besides an entry: the bytes are not there; they are not, and cannot be added. */
export const notFound = -1;
export const noRoom = -2;

/**
 * Numbers byte strings in the order in which they are added, and finds them again: by what came after the one before,
 * which mostly comes again, or by a 32-bit hash. A hit is verified by all its bytes, so that no two strings are ever taken
 * for one another.
 */
export class ByteTable {
  readonly #seed = randomBytes(4).readInt32LE();
  #count = 0;
  #entries = new Int32Array(firstEntries * entryFields);
  /** Entry + 1 by slot; 0 is empty. Twice as many slots as entries at least. */
  #slots = new Int32Array(firstEntries * 2);
  /** The strings, four bytes a word; the last word of each is its last four bytes again. */
  #words = new Int32Array(firstWords);
  #wordsUsed = 0;
  /** What there is besides the last entry that tells what comes next, any number. */
  context = 0;
  #last = 0;
  /** What came after an entry in a context the last time. */
  readonly #followers = new Int32Array(followers);

  get size(): number {
    return this.#count;
  }

  /** Bytes that its strings take. */
  get bytes(): number {
    return this.#wordsUsed * 4;
  }

  /** Forgets everything. */
  clear(): void {
    this.#count = 0;
    this.#entries = new Int32Array(firstEntries * entryFields);
    this.#slots = new Int32Array(firstEntries * 2);
    this.#words = new Int32Array(firstWords);
    this.#wordsUsed = 0;
    this.#last = 0;
    this.#followers.fill(0);
  }

  lengthOf(entry: number): number {
    return this.#entries[entry * entryFields + lengthField] as number;
  }

  /**
   * The entry that came after the last one the last time, if it is the `length` bytes from `start` on; it is the last one
   * then.
   */
  guess(view: DataView, start: number, length: number): number {
    const entry = this.#followers[this.#place()] as number;
    if (this.lengthOf(entry) !== length || !this.#matches(entry, view, start)) return notFound;
    this.#last = entry;
    return entry;
  }

  /** The same, if the bytes from `start` on, of which there are `available`, begin with it. */
  guessBeginning(view: DataView, start: number, available: number): number {
    const entry = this.#followers[this.#place()] as number;
    const length = this.lengthOf(entry);
    if (length === 0 || length > available || !this.#matches(entry, view, start)) return notFound;
    this.#last = entry;
    return entry;
  }

  /** Says that an entry came next. */
  follow(entry: number): void {
    this.#followers[this.#place()] = entry;
    this.#last = entry;
  }

  /** @returns the entry of the bytes, of which there is one at least, or `notFound`, or `noRoom` */
  find(view: DataView, start: number, length: number): number {
    const hash = hashOf(view, start, length, this.#seed);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let probe = 0; probe < maxProbes; probe++) {
      const entry = (this.#slots[slot] as number) - 1;
      if (entry < 0) return notFound;
      const at = entry * entryFields;
      if (
        this.#entries[at + hashField] === hash &&
        this.#entries[at + lengthField] === length &&
        this.#matches(entry, view, start)
      ) {
        return entry;
      }
      slot = (slot + 1) & mask;
    }
    return noRoom;
  }

  /** Adds bytes for which `find` has just said `notFound`. @returns their entry */
  add(view: DataView, start: number, length: number): number {
    const words = ((length - 1) >> 2) + 1;
    if ((this.#count + 1) * entryFields > this.#entries.length) this.#growEntries();
    while (this.#wordsUsed + words > this.#words.length) this.#words = grown(this.#words);
    const entry = this.#count++;
    const at = entry * entryFields;
    this.#entries[at + hashField] = hashOf(view, start, length, this.#seed);
    this.#entries[at + lengthField] = length;
    this.#entries[at + startField] = this.#wordsUsed;
    for (let word = 0; word < words - 1; word++) this.#words[this.#wordsUsed++] = view.getInt32(start + 4 * word, true);
    this.#words[this.#wordsUsed++] = lastWord(view, start, length);
    this.#put(entry);
    return entry;
  }

  /** Whether the bytes from `start` on, of which there are enough, begin with an entry's. */
  #matches(entry: number, view: DataView, start: number): boolean {
    const length = this.#entries[entry * entryFields + lengthField] as number;
    let word = this.#entries[entry * entryFields + startField] as number;
    const words = this.#words;
    const last = start + length - 4;
    for (let at = start; at < last; at += 4) {
      if (words[word++] !== view.getInt32(at, true)) return false;
    }
    return words[word] === lastWord(view, start, length);
  }

  /** Where what comes next is looked for. */
  #place(): number {
    return (this.#last + Math.imul(this.context, 0x9e37)) & (followers - 1);
  }

  /** Puts an entry into the first free slot from where its hash points. */
  #put(entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#entries[entry * entryFields + hashField] as number) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry + 1;
  }

  #growEntries(): void {
    this.#entries = grown(this.#entries);
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let entry = 0; entry < this.#count; entry++) this.#put(entry);
  }
}

/** The last four bytes; of fewer all there are. */
function lastWord(view: DataView, start: number, length: number): number {
  if (length >= 4) return view.getInt32(start + length - 4, true);
  const firstAndLast = view.getUint8(start) | (view.getUint8(start + length - 1) << 16);
  return length === 3 ? firstAndLast | (view.getUint8(start + 1) << 8) : firstAndLast;
}

function hashOf(view: DataView, start: number, length: number, seed: number): number {
  let hash = seed ^ length;
  const last = start + length - 4;
  for (let at = start; at < last; at += 4) hash = mixed(hash, view.getInt32(at, true));
  hash = mixed(hash, lastWord(view, start, length));
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

function mixed(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x9e3779b1);
  return (product << 13) | (product >>> 19);
}

import { randomBytes } from 'node:crypto';
import { errors } from '../../http/errors.ts';
import { grown } from './grown.ts';
import { knownKeyTexts } from './known-keys.ts';
import { type TraceLimits, traceLimits } from './limits.ts';
import { hashOfBytes, sameBytes } from './text-bytes.ts';

/** 32-bit fields of an entry. */
const entryFields = 8;
const hashField = 0;
const lengthField = 1;
const startField = 2;
const generationField = 3;
const indexField = 4;
/** The entry that came after it the last time: mostly it comes again. */
const followerField = 5;

const firstEntries = 4096;
const firstBytes = 256 * 1024;

/** Entries and bytes past which a new batch starts with an empty cache. */
const keptEntries = 65_536;
const keptBytes = 8 * 1024 * 1024;

/** Longer texts are mostly unlike any other: they are decoded each time. */
const maxCachedLength = 1024;

/** Places that a search looks at. More are only needed where somebody makes texts of one hash. */
const maxProbes = 32;

/**
 * The texts of a batch, each once, and what makes that cheap: a text is found by its bytes, and those that came in an
 * earlier batch are strings already. The cache is hashed by 32 bits and a hit is verified byte by byte, so that no two
 * texts are ever taken for one another. It is bounded: a batch that finds it too large empties it.
 */
export class BatchTexts {
  /** Of the batch at hand; entry 0 is the empty text. */
  texts: string[] = [''];
  /** Text → number of `knownKeys`, 0 for most. */
  kinds = new Uint8Array(firstEntries);
  /** Text → the row of the last tag, and of the last number, that had it as key; of an earlier batch perhaps. */
  lastTag = new Uint32Array(firstEntries);
  lastNumber = new Uint32Array(firstEntries);
  readonly #limit: number;
  readonly #seed = randomBytes(4).readInt32LE();
  /** Of texts too long or too alike for the cache; those of this batch only. */
  readonly #others = new Map<string, number>();
  #generation = 0;
  #count = 0;
  #last = 0;
  #entries = new Int32Array(firstEntries * entryFields);
  #strings: string[] = [];
  /** Entry number + 1 by slot; 0 is empty. Twice as many slots as entries at least. */
  #slots = new Int32Array(firstEntries * 2);
  #bytes = Buffer.alloc(firstBytes);
  #view = viewOf(this.#bytes);
  #bytesUsed = 0;

  constructor({ texts }: Pick<TraceLimits, 'texts'> = traceLimits) {
    this.#limit = texts;
    this.#reset();
    this.begin();
  }

  /** Starts a batch; the texts of the one before belong to their taker. */
  begin(): void {
    if (this.#count > keptEntries || this.#bytesUsed > keptBytes || this.#generation === 2 ** 31 - 1) this.#reset();
    this.texts = [''];
    this.#others.clear();
    this.#generation += 1;
  }

  /** To be asked before a table of texts is made. @throws HttpError 413 when they are more than a batch has */
  expect(texts: number): void {
    if (texts > this.#limit) throw errors.tooManyInTraces('texts', this.#limit);
  }

  /**
   * @param source the bytes, and a view of the same
   * @returns the position in `texts` of the text of `length` bytes from `start` on
   * @throws HttpError 413 when the batch has too many texts
   */
  of(source: { readonly bytes: Buffer; readonly view: DataView }, start: number, length: number): number {
    if (length === 0) return 0;
    if (length > maxCachedLength) return this.#other(source.bytes.toString('utf8', start, start + length));
    const entries = this.#entries;
    const guess = entries[this.#last * entryFields + followerField] as number;
    const at = guess * entryFields;
    if (
      entries[at + lengthField] === length &&
      sameBytes(this.#view, entries[at + startField] as number, source.view, start, length)
    ) {
      this.#last = guess;
      if (entries[at + generationField] === this.#generation) return entries[at + indexField] as number;
      return this.#use(guess);
    }
    return this.#search(source, start, length);
  }

  #search(source: { readonly bytes: Buffer; readonly view: DataView }, start: number, length: number): number {
    const { view } = source;
    const hash = hashOfBytes(view, start, length, this.#seed);
    const entries = this.#entries;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let probe = 0; probe < maxProbes; probe++) {
      const entry = (slots[slot] as number) - 1;
      if (entry < 0) return this.#follow(this.#insert(source.bytes, start, length, hash));
      const at = entry * entryFields;
      if (
        entries[at + hashField] === hash &&
        entries[at + lengthField] === length &&
        sameBytes(this.#view, entries[at + startField] as number, view, start, length)
      ) {
        return this.#follow(entry);
      }
      slot = (slot + 1) & mask;
    }
    return this.#other(source.bytes.toString('utf8', start, start + length));
  }

  /** Takes an entry as the one that came next. @returns its position in `texts` */
  #follow(entry: number): number {
    const entries = this.#entries;
    entries[this.#last * entryFields + followerField] = entry;
    this.#last = entry;
    const at = entry * entryFields;
    if (entries[at + generationField] === this.#generation) return entries[at + indexField] as number;
    return this.#use(entry);
  }

  /** @returns the position in `texts` of a text that is a string already. @throws HttpError 413 */
  add(text: string): number {
    const bytes = Buffer.from(text);
    return this.of({ bytes, view: viewOf(bytes) }, 0, bytes.length);
  }

  #other(text: string): number {
    const known = this.#others.get(text);
    if (known !== undefined) return known;
    const index = this.#push(text, 0);
    this.#others.set(text, index);
    return index;
  }

  #insert(bytes: Buffer, start: number, length: number, hash: number): number {
    if ((this.#count + 1) * entryFields > this.#entries.length) this.#growEntries();
    if (this.#bytesUsed + length > this.#bytes.length) this.#growBytes();
    const entry = this.#count++;
    const at = entry * entryFields;
    this.#entries[at + hashField] = hash;
    this.#entries[at + lengthField] = length;
    this.#entries[at + startField] = this.#bytesUsed;
    this.#entries[at + generationField] = 0;
    this.#bytesUsed += bytes.copy(this.#bytes, this.#bytesUsed, start, start + length);
    this.#strings.push(bytes.toString('utf8', start, start + length));
    this.#place(entry);
    return entry;
  }

  /** Takes a text of the cache into the batch. */
  #use(entry: number): number {
    const at = entry * entryFields;
    const index = this.#push(this.#strings[entry] as string, entry < knownKeyTexts.length ? entry + 1 : 0);
    this.#entries[at + generationField] = this.#generation;
    this.#entries[at + indexField] = index;
    return index;
  }

  #push(text: string, kind: number): number {
    const index = this.texts.push(text) - 1;
    if (index > this.#limit) throw errors.tooManyInTraces('texts', this.#limit);
    if (index >= this.kinds.length) this.#growColumns();
    this.kinds[index] = kind;
    return index;
  }

  /** Forgets everything but the known keys, which are the first entries always. */
  #reset(): void {
    this.#count = 0;
    this.#last = 0;
    this.#strings = [];
    this.#entries = new Int32Array(firstEntries * entryFields);
    this.#slots = new Int32Array(firstEntries * 2);
    this.#bytes = Buffer.alloc(firstBytes);
    this.#view = viewOf(this.#bytes);
    this.#bytesUsed = 0;
    this.#generation = 1;
    this.kinds = new Uint8Array(firstEntries);
    this.lastTag = new Uint32Array(firstEntries);
    this.lastNumber = new Uint32Array(firstEntries);
    for (const key of knownKeyTexts) this.add(key);
  }

  #growColumns(): void {
    this.kinds = grown(this.kinds);
    this.lastTag = grown(this.lastTag);
    this.lastNumber = grown(this.lastNumber);
  }

  /** Puts an entry into the first free slot from where its hash points. */
  #place(entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#entries[entry * entryFields + hashField] as number) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry + 1;
  }

  #growEntries(): void {
    this.#entries = grown(this.#entries);
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let entry = 0; entry < this.#count; entry++) this.#place(entry);
  }

  #growBytes(): void {
    const bytes = Buffer.alloc(this.#bytes.length * 2);
    this.#bytes.copy(bytes);
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
  }
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

import { errors } from '../../http/errors.ts';
import { ByteTable, noRoom, notFound } from './byte-table.ts';
import { grown } from './grown.ts';
import { knownKeyTexts } from './known-keys.ts';
import { type TraceLimits, traceLimits } from './limits.ts';

/** Texts and bytes past which a new batch starts with an empty cache. */
const keptTexts = 65_536;
const keptBytes = 4 * 1024 * 1024;

const firstTexts = 4096;

/** Longer texts are mostly unlike any other: they are decoded each time. */
const maxCachedLength = 1024;

/**
 * The texts of a batch, each once, and what makes that cheap: a text is found by its bytes, and those that came in an
 * earlier batch are strings already. What is remembered is bounded: a batch that finds it too much starts from nothing.
 */
export class BatchTexts {
  /** Of the batch at hand; entry 0 is the empty text. */
  texts: string[] = [''];
  /** Text → number of `knownKeys`, 0 for most. */
  kinds = new Uint8Array(firstTexts);
  /** Text → the row of the last tag, and of the last number, that had it as key; of an earlier batch perhaps. */
  lastTag = new Uint32Array(firstTexts);
  lastNumber = new Uint32Array(firstTexts);
  /** Number of the batch, from 1. */
  generation = 1;
  readonly #limit: number;
  readonly #table = new ByteTable();
  /** Of the texts in the table, by their number there. */
  #strings: string[] = [];
  /** Generation in which it was last used, and position in `texts` then. */
  #usedIn = new Int32Array(firstTexts);
  #position = new Uint32Array(firstTexts);
  /** Texts of this batch that are too long for the table, or have no room in it. */
  readonly #others = new Map<string, number>();

  constructor({ texts }: Pick<TraceLimits, 'texts'> = traceLimits) {
    this.#limit = texts;
    this.#forget();
    this.begin();
  }

  /** Starts a batch; the texts of the one before belong to their taker. */
  begin(): void {
    if (this.#table.size > keptTexts || this.#table.bytes > keptBytes) this.#forget();
    this.texts = [''];
    this.#others.clear();
    // 2^31 batches are years.
    this.generation += 1;
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
    const guess = this.#table.guess(source.view, start, length);
    return guess === notFound ? this.#search(source, start, length) : this.#use(guess);
  }

  /** @returns the position in `texts` of a text that is a string already. @throws HttpError 413 */
  add(text: string): number {
    const bytes = Buffer.from(text);
    return this.of({ bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length) }, 0, bytes.length);
  }

  #search(source: { readonly bytes: Buffer; readonly view: DataView }, start: number, length: number): number {
    let entry = this.#table.find(source.view, start, length);
    if (entry < 0) {
      const text = source.bytes.toString('utf8', start, start + length);
      if (entry === noRoom) return this.#other(text);
      entry = this.#table.add(source.view, start, length);
      this.#strings.push(text);
      if (entry >= this.#usedIn.length) this.#growCache();
      this.#usedIn[entry] = 0;
    }
    this.#table.follow(entry);
    return this.#use(entry);
  }

  /** Takes a text of the table into the batch, if it is not. */
  #use(entry: number): number {
    if (this.#usedIn[entry] === this.generation) return this.#position[entry] as number;
    const position = this.#push(this.#strings[entry] as string, entry < knownKeyTexts.length ? entry + 1 : 0);
    this.#usedIn[entry] = this.generation;
    this.#position[entry] = position;
    return position;
  }

  #other(text: string): number {
    const known = this.#others.get(text);
    if (known !== undefined) return known;
    const position = this.#push(text, 0);
    this.#others.set(text, position);
    return position;
  }

  #push(text: string, kind: number): number {
    const position = this.texts.push(text) - 1;
    if (position > this.#limit) throw errors.tooManyInTraces('texts', this.#limit);
    if (position >= this.kinds.length) this.#growColumns();
    this.kinds[position] = kind;
    return position;
  }

  /** Forgets everything but the known keys, which are the first of the table always. */
  #forget(): void {
    // Those of the batch before have been taken.
    this.texts = [''];
    this.#table.clear();
    this.#strings = [];
    this.#usedIn = new Int32Array(firstTexts);
    this.#position = new Uint32Array(firstTexts);
    this.kinds = new Uint8Array(firstTexts);
    this.lastTag = new Uint32Array(firstTexts);
    this.lastNumber = new Uint32Array(firstTexts);
    for (const key of knownKeyTexts) this.add(key);
  }

  #growCache(): void {
    this.#usedIn = grown(this.#usedIn);
    this.#position = grown(this.#position);
  }

  #growColumns(): void {
    this.kinds = grown(this.kinds);
    this.lastTag = grown(this.lastTag);
    this.lastNumber = grown(this.lastNumber);
  }
}

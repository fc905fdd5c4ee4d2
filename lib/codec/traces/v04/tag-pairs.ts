import { ByteTable, noRoom, notFound } from '../byte-table.ts';
import { grown } from '../grown.ts';

const firstPairs = 4096;

/** Pairs and bytes past which a new batch starts with none. */
const keptPairs = 32_768;
const keptBytes = 4 * 1024 * 1024;

/** Longer pairs are read as key and value. */
const maxLength = 256;

/**
 * Tags as msgpack has them, key and value together: most come again, and in the same order, so that one comparison takes
 * the place of reading two texts. Bounded as `BatchTexts` is.
 */
export class TagPairs {
  /** Pair → positions of its key and value in the batch's texts, as of batch `#usedIn`. */
  key = new Uint32Array(firstPairs);
  value = new Uint32Array(firstPairs);
  #usedIn = new Int32Array(firstPairs);
  #batch = 1;
  readonly #table = new ByteTable();
  /** The pair that was guessed and whose positions are of an earlier batch. */
  #stale = notFound;

  /** Starts a batch. */
  begin(): void {
    this.#batch += 1;
    this.#stale = notFound;
    if (this.#table.size <= keptPairs && this.#table.bytes <= keptBytes) return;
    this.#table.clear();
    this.key = new Uint32Array(firstPairs);
    this.value = new Uint32Array(firstPairs);
    this.#usedIn = new Int32Array(firstPairs);
  }

  /** Starts the tags of a span. @param name its name: which tags it has depends on it */
  startSpan(name: number): void {
    this.#table.context = name;
    this.#stale = notFound;
  }

  /** @returns the pair that comes mostly after the one before, if it stands at `start`; else `notFound` */
  guess(view: DataView, start: number): number {
    const pair = this.#table.guessBeginning(view, start, view.byteLength - start);
    return pair === notFound || this.#usedIn[pair] === this.#batch ? pair : this.#keepStale(pair);
  }

  /** @returns the pair of these bytes, or `notFound` when its texts must be read: tell `learn` of them then */
  find(view: DataView, start: number, length: number): number {
    if (this.#stale !== notFound || length > maxLength) return notFound;
    const pair = this.#table.find(view, start, length);
    if (pair < 0) return notFound;
    this.#table.follow(pair);
    return this.#usedIn[pair] === this.#batch ? pair : this.#keepStale(pair);
  }

  #keepStale(pair: number): number {
    this.#stale = pair;
    return notFound;
  }

  lengthOf(pair: number): number {
    return this.#table.lengthOf(pair);
  }

  /**
   * Remembers a pair that was read.
   * @param isNew whether its value came for the first time in this batch: it is not remembered then, it may never come again
   */
  learn(
    view: DataView,
    start: number,
    { length, key, value, isNew }: { length: number; key: number; value: number; isNew: boolean },
  ): void {
    let pair = this.#stale;
    this.#stale = notFound;
    if (pair === notFound) {
      if (isNew || length > maxLength || this.#table.find(view, start, length) === noRoom) return;
      pair = this.#add(view, start, length);
      this.#table.follow(pair);
    }
    this.key[pair] = key;
    this.value[pair] = value;
    this.#usedIn[pair] = this.#batch;
  }

  #add(view: DataView, start: number, length: number): number {
    const pair = this.#table.add(view, start, length);
    if (pair >= this.key.length) {
      this.key = grown(this.key);
      this.value = grown(this.value);
      this.#usedIn = grown(this.#usedIn);
    }
    return pair;
  }
}

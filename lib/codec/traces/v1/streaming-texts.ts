import type { MsgpackReader } from '../../msgpack/msgpack-reader.ts';
import type { BatchTexts } from '../batch-texts.ts';

/**
 * Reads the texts of v1.0: each stands as itself where it comes first, and as its position among those afterwards; 0 is
 * the empty text (wire.md 2.7). Whatever is not understood must be stepped over by `skip`, or later positions are wrong.
 */
export class StreamingTexts {
  readonly #reader: MsgpackReader;
  readonly #texts: BatchTexts;
  /** Position as sent → position in the batch's texts. */
  readonly #table: number[] = [0];
  readonly #isKnown = new Set([0]);

  constructor(reader: MsgpackReader, texts: BatchTexts) {
    this.#reader = reader;
    this.#texts = texts;
  }

  /**
   * Takes a table of texts that stands before all others (an Agent has one, in protobuf).
   * @throws HttpError 400 when no list of texts stands there, or texts came before; 413 when they are too many
   */
  takeTable(): void {
    const reader = this.#reader;
    const length = reader.list();
    if (length < 0 || this.#table.length > 1) throw reader.malformed('no table of texts, or not before all texts');
    this.#texts.expect(length);
    for (let i = 0; i < length; i++) {
      const size = reader.text();
      if (size < 0) throw reader.malformed('no text');
      const text = this.#texts.of(reader, reader.at, size);
      reader.at += size;
      // The empty text is there already, whether the table has it first or not.
      if (i > 0 || text !== 0) this.#table.push(text);
      this.#isKnown.add(text);
    }
  }

  /**
   * @returns the position in the batch's texts of the text that stands next; 0 for nil
   * @throws HttpError 400 when no text or position stands there, or the position is past the last
   */
  next(): number {
    const reader = this.#reader;
    const position = reader.numberOrNaN();
    if (Number.isNaN(position)) return this.#nextNew();
    const text = this.#table[position];
    if (text === undefined) throw reader.malformed(`text ${position} is named, of ${this.#table.length}`);
    return text;
  }

  /** A text that stands as itself. */
  #nextNew(): number {
    const reader = this.#reader;
    const length = reader.text();
    if (length < 0) {
      if (reader.nil()) return 0;
      throw reader.malformed('no text and no position of one');
    }
    const text = this.#texts.of(reader, reader.at, length);
    reader.at += length;
    // As an Agent does it: one that comes again as itself has its first position.
    if (!this.#isKnown.has(text)) {
      this.#isKnown.add(text);
      this.#table.push(text);
    }
    return text;
  }

  /** The same as a string. */
  nextString(): string {
    return this.#texts.texts[this.next()] as string;
  }

  /** Steps over the next value; the texts in it take their positions. */
  skip(): void {
    const reader = this.#reader;
    for (let values = 1; values > 0; values--) {
      const items = reader.list();
      const pairs = items < 0 ? reader.map() : -1;
      if (items >= 0) values += items;
      else if (pairs >= 0) values += 2 * pairs;
      else if (reader.kind() === 'text') this.next();
      else reader.skip();
    }
  }
}

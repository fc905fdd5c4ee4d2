import type { MsgpackReader } from '../../msgpack/msgpack-reader.ts';
import type { TraceBuilder } from '../trace-builder.ts';
import { StreamingTexts } from './streaming-texts.ts';

/**
 * The bytes of a payload of v1.0 and what they become. A value of a wrong type is left out and counted; texts in it keep
 * their positions.
 */
export class V1Source {
  readonly reader: MsgpackReader;
  readonly builder: TraceBuilder;
  readonly texts: StreamingTexts;
  readonly #ownTexts = new Map<string, number>();

  constructor(reader: MsgpackReader, builder: TraceBuilder) {
    this.reader = reader;
    this.builder = builder;
    this.texts = new StreamingTexts(reader, builder.texts);
  }

  /** The position in the batch's texts of one that is not from the payload; there are few of them. */
  ownText(text: string): number {
    const known = this.#ownTexts.get(text);
    if (known !== undefined) return known;
    const position = this.builder.texts.add(text);
    this.#ownTexts.set(text, position);
    return position;
  }

  /** Steps into a map with numbers as keys. @returns how many pairs follow, -1 for nil. @throws HttpError 400 */
  map(what: string): number {
    const pairs = this.reader.map();
    if (pairs < 0 && !this.reader.nil()) throw this.reader.malformed(`no ${what}, which is a map`);
    return pairs;
  }

  /** Steps into a list. @returns how many items follow, -1 for nil. @throws HttpError 400 */
  list(what: string): number {
    const items = this.reader.list();
    if (items < 0 && !this.reader.nil()) throw this.reader.malformed(`no list of ${what}`);
    return items;
  }

  /** The number that is the key of a field. @throws HttpError 400 */
  field(): number {
    if (!this.reader.isNumber()) throw this.reader.malformed('no number of a field');
    return this.reader.number();
  }

  /** Reads a whole number into a column, see `MsgpackReader.int64`. */
  integer(column: Uint32Array, row: number): void {
    if (!this.reader.int64(column, row)) this.skipOdd();
  }

  /** 0 for what is no number. */
  number(): number {
    if (this.reader.isNumber()) return this.reader.number();
    this.skipOdd();
    return 0;
  }

  /** 0 for what is no whole number. */
  bigint(): bigint {
    const value = this.reader.bigint();
    if (value === undefined) this.skipOdd();
    return value ?? 0n;
  }

  boolean(): boolean {
    const value = this.reader.boolean();
    if (value === undefined) this.skipOdd();
    return value ?? false;
  }

  /** The 16 bytes of a trace's id, the highest first. @returns undefined for nil. @throws HttpError 400 */
  traceId(): Buffer | undefined {
    const { reader } = this;
    if (reader.nil()) return undefined;
    const length = reader.text();
    if (length !== 16) throw reader.malformed('no 16 bytes of a trace id');
    reader.at += length;
    return reader.bytes.subarray(reader.at - length, reader.at);
  }

  /** Steps over a value that its place does not take. */
  skipOdd(): void {
    if (this.reader.nil()) return;
    this.builder.oddValues += 1;
    this.texts.skip();
  }
}

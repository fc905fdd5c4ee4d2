import { errors } from '../../http/errors.ts';

/** What a value is, as far as a reader must tell. Text that is sent as bytes counts as text where text is asked for. */
export type MsgpackKind = 'nil' | 'boolean' | 'number' | 'text' | 'bytes' | 'list' | 'map' | 'other';

/**
 * Reads msgpack value by value, straight from the bytes: no value becomes an object. What is asked for and does not
 * stand there is left unread, so that the caller can `skip` it. Lengths are held against what is left of the bytes.
 * All throw HttpError 400 where the bytes are no msgpack or end too early.
 */
export class MsgpackReader {
  at = 0;
  readonly bytes: Buffer;
  readonly view: DataView;
  readonly #end: number;
  /** What the bytes were made of; undefined: they are as they were sent. */
  readonly madeOf: string | undefined;

  /** @param madeOf what the bytes were made of, for messages: places in them say nothing then */
  constructor(bytes: Buffer, madeOf?: string) {
    this.bytes = bytes;
    this.madeOf = madeOf;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#end = bytes.length;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#end;
  }

  /** Steps into a list. @returns how many values follow; -1 when the next value is no list */
  list(): number {
    const head = this.#head();
    if (head >= 0x90 && head <= 0x9f) return this.#items(1, head & 0x0f, 1);
    if (head === 0xdc) return this.#items(3, this.#length(2), 1);
    if (head === 0xdd) return this.#items(5, this.#length(4), 1);
    return -1;
  }

  /** Steps into a map. @returns how many pairs follow; -1 when the next value is no map */
  map(): number {
    const head = this.#head();
    if (head >= 0x80 && head <= 0x8f) return this.#items(1, head & 0x0f, 2);
    if (head === 0xde) return this.#items(3, this.#length(2), 2);
    if (head === 0xdf) return this.#items(5, this.#length(4), 2);
    return -1;
  }

  /**
   * Steps to the first byte of a text (or of bytes, which some clients send for it); the caller moves `at` past it.
   * @returns its length in bytes; -1 when the next value is neither
   */
  text(): number {
    const head = this.#head();
    if (head >= 0xa0 && head <= 0xbf) return this.#span(1, head & 0x1f);
    switch (head) {
      case 0xd9:
      case 0xc4:
        return this.#span(2, this.#length(1));
      case 0xda:
      case 0xc5:
        return this.#span(3, this.#length(2));
      case 0xdb:
      case 0xc6:
        return this.#span(5, this.#length(4));
      default:
        return -1;
    }
  }

  /** Reads a text. @returns undefined when the next value is none */
  string(): string | undefined {
    const length = this.text();
    if (length < 0) return undefined;
    const from = this.at;
    this.at += length;
    return this.bytes.toString('utf8', from, this.at);
  }

  /** @returns false when the next value is not nil */
  nil(): boolean {
    if (this.#head() !== 0xc0) return false;
    this.at += 1;
    return true;
  }

  /** @returns undefined when the next value is no boolean */
  boolean(): boolean | undefined {
    const head = this.#head();
    if (head !== 0xc2 && head !== 0xc3) return undefined;
    this.at += 1;
    return head === 0xc3;
  }

  /** Whether the next value is a number, of any type. */
  isNumber(): boolean {
    const head = this.#head();
    return head <= 0x7f || head >= 0xe0 || (head >= 0xca && head <= 0xd3);
  }

  /** The number at hand, of any type; beyond 2^53 it loses its last digits. To be asked after `isNumber`. */
  number(): number {
    const head = this.#head();
    if (head <= 0x7f) {
      this.at += 1;
      return head;
    }
    if (head >= 0xe0) {
      this.at += 1;
      return head - 0x100;
    }
    const at = this.#number(head);
    switch (head) {
      case 0xca:
        return this.view.getFloat32(at);
      case 0xcb:
        return this.view.getFloat64(at);
      case 0xcc:
        return this.view.getUint8(at);
      case 0xcd:
        return this.view.getUint16(at);
      case 0xce:
        return this.view.getUint32(at);
      case 0xcf:
        return this.view.getUint32(at) * 2 ** 32 + this.view.getUint32(at + 4);
      case 0xd0:
        return this.view.getInt8(at);
      case 0xd1:
        return this.view.getInt16(at);
      case 0xd2:
        return this.view.getInt32(at);
      default:
        return this.view.getInt32(at) * 2 ** 32 + this.view.getUint32(at + 4);
    }
  }

  /** Reads a number, of any type. @returns NaN when the next value is none */
  numberOrNaN(): number {
    const at = this.at;
    // Positions in tables of texts are mostly written so.
    if (this.bytes[at] === 0xce && at + 5 <= this.#end) {
      this.at = at + 5;
      return this.view.getUint32(at + 1);
    }
    return this.isNumber() ? this.number() : Number.NaN;
  }

  /**
   * Reads a whole number into item `index` of a column of 64 bits, seen as pairs of 32: signed and unsigned ones alike,
   * a float cut to its whole part.
   * @returns false when the next value is no number, or a float that 64 bits do not hold
   */
  int64(column: Uint32Array, index: number): boolean {
    const low = 2 * index;
    const at = this.at;
    const head = this.#head();
    if (head === 0xcf || head === 0xd3) {
      if (at + 9 > this.#end) throw this.malformed('it ends within a number');
      column[low + 1] = this.view.getUint32(at + 1);
      column[low] = this.view.getUint32(at + 5);
      this.at = at + 9;
      return true;
    }
    if (!this.isNumber()) return false;
    const value = Math.trunc(this.number());
    if (!(value >= -(2 ** 63) && value < 2 ** 64)) {
      this.at = at;
      return false;
    }
    const high = Math.floor(value / 2 ** 32);
    column[low + 1] = high;
    column[low] = value - high * 2 ** 32;
    return true;
  }

  /** Reads a whole number without losing digits. @returns undefined when the next value is none */
  bigint(): bigint | undefined {
    if (!this.isNumber()) return undefined;
    const at = this.at;
    const head = this.#head();
    const value = this.number();
    if (head === 0xcf) return this.view.getBigUint64(at + 1);
    if (head === 0xd3) return this.view.getBigInt64(at + 1);
    if (Number.isFinite(value)) return BigInt(Math.trunc(value));
    this.at = at;
    return undefined;
  }

  /** What comes next. */
  kind(): MsgpackKind {
    const head = this.#head();
    if (this.isNumber()) return 'number';
    if (head <= 0x8f || head >= 0xde) return 'map';
    if (head <= 0x9f || head >= 0xdc) return 'list';
    if (head <= 0xbf || head >= 0xd9) return 'text';
    if (head === 0xc0) return 'nil';
    if (head === 0xc2 || head === 0xc3) return 'boolean';
    return head >= 0xc4 && head <= 0xc6 ? 'bytes' : 'other';
  }

  /** Steps over the next value, however deep it is. */
  skip(): void {
    for (let values = 1; values > 0; values--) {
      const items = this.list();
      const pairs = items < 0 ? this.map() : -1;
      if (items >= 0) values += items;
      else if (pairs >= 0) values += 2 * pairs;
      else this.#skipScalar();
    }
  }

  /** The refusal of bytes that are no msgpack, or not what it takes to go on. */
  malformed(what: string, at = this.at): Error {
    const place = this.madeOf ?? `msgpack at byte ${at}`;
    return errors.bad(`Invalid ${place}: ${what}`);
  }

  #skipScalar(): void {
    const length = this.text();
    if (length >= 0) {
      this.at += length;
      return;
    }
    const head = this.#head();
    if (head <= 0x7f || head >= 0xe0 || head === 0xc0 || head === 0xc2 || head === 0xc3) this.at += 1;
    else if (head >= 0xca && head <= 0xd3) this.#number(head);
    else this.#skipExtension(head);
  }

  #skipExtension(head: number): void {
    let length = 0;
    if (head >= 0xd4 && head <= 0xd8) length = this.#span(2, 1 << (head - 0xd4));
    else if (head >= 0xc7 && head <= 0xc9) {
      const size = 1 << (head - 0xc7);
      length = this.#span(2 + size, this.#length(size));
    } else throw this.malformed('c1 is no type');
    this.at += length;
  }

  #head(): number {
    const head = this.bytes[this.at];
    if (head === undefined) throw this.malformed('it ends where a value should follow');
    return head;
  }

  /** The length that stands in `size` bytes after the head. */
  #length(size: number): number {
    const at = this.at + 1;
    if (at + size > this.#end) throw this.malformed('it ends within a length');
    if (size === 1) return this.view.getUint8(at);
    return size === 2 ? this.view.getUint16(at) : this.view.getUint32(at);
  }

  /** Steps over a head; each of the values that follow takes a byte at least. */
  #items(head: number, items: number, valuesEach: number): number {
    const from = this.at + head;
    if (items * valuesEach > this.#end - from)
      throw this.malformed(`${items} items are said to follow, but it ends before`);
    this.at = from;
    return items;
  }

  #span(head: number, length: number): number {
    const from = this.at + head;
    if (length > this.#end - from) throw this.malformed(`${length} bytes are said to follow, but it ends before`);
    this.at = from;
    return length;
  }

  /** Steps over a number of more than one byte. @returns where its value stands */
  #number(head: number): number {
    const value = this.at + 1;
    const size = head === 0xca ? 4 : head === 0xcb ? 8 : 1 << ((head - 0xcc) & 3);
    if (value + size > this.#end) throw this.malformed('it ends within a number');
    this.at = value + size;
    return value;
  }
}

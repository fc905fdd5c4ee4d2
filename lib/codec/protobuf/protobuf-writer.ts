import type { NumberEncoding } from './number-list.ts';

/** Writes a protobuf message, field by field. As protobuf asks, a field that is zero or empty is left out. */
export class ProtobufWriter {
  #bytes = Buffer.allocUnsafe(256);
  #length = 0;

  /** The message so far; a copy. */
  toBuffer(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length));
  }

  /** A whole number, also a negative one. */
  integer(field: number, value: number): this {
    if (value === 0) return this;
    this.varint(field * 8);
    return this.varint(value);
  }

  /** A whole number of 64 bits, signed or not, with all its digits. */
  bigint(field: number, value: bigint): this {
    if (value === 0n) return this;
    this.varint(field * 8);
    return this.#bigVarint(BigInt.asUintN(64, value));
  }

  /** A `fixed64`. */
  fixed64(field: number, value: bigint): this {
    if (value === 0n) return this;
    this.varint(field * 8 + 1);
    this.#reserve(8);
    this.#length = this.#bytes.writeBigUInt64LE(value, this.#length);
    return this;
  }

  double(field: number, value: number): this {
    // Minus zero is written.
    if (Object.is(value, 0)) return this;
    this.varint(field * 8 + 1);
    return this.#double(value);
  }

  text(field: number, value: string): this {
    return value === '' ? this : this.item(field, value);
  }

  /** One entry of a repeated field of texts or messages: written when it is empty, too. */
  item(field: number, value: string | ProtobufWriter | Buffer): this {
    const message = value instanceof ProtobufWriter ? value.toBuffer() : value;
    const bytes = typeof message === 'string' ? Buffer.from(message) : message;
    this.varint(field * 8 + 2);
    return this.prefixed(bytes);
  }

  /** A repeated field of numbers, packed. */
  packed(field: number, encoding: NumberEncoding, values: Iterable<number>): this {
    const content = new ProtobufWriter();
    for (const value of values) content.#number(encoding, value);
    return content.#length === 0 ? this : this.item(field, content);
  }

  /** Fields that are written already. */
  raw(bytes: Buffer): this {
    this.#reserve(bytes.length);
    this.#length += bytes.copy(this.#bytes, this.#length);
    return this;
  }

  /** Bytes without a field number, after their length. */
  prefixed(bytes: Buffer): this {
    return this.varint(bytes.length).raw(bytes);
  }

  /** A whole number without a field number. */
  varint(value: number): this {
    if (value < 0) return this.#bigVarint(BigInt.asUintN(64, BigInt(value)));
    this.#reserve(10);
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 128)) this.#bytes[this.#length++] = (rest % 128) + 0x80;
    this.#bytes[this.#length++] = rest;
    return this;
  }

  #bigVarint(value: bigint): this {
    this.#reserve(10);
    let rest = value;
    for (; rest >= 0x80n; rest >>= 7n) this.#bytes[this.#length++] = Number(rest & 0x7fn) + 0x80;
    this.#bytes[this.#length++] = Number(rest);
    return this;
  }

  #number(encoding: NumberEncoding, value: number): void {
    if (encoding === 'integer') this.varint(value);
    else if (encoding === 'sint') this.varint(value < 0 ? -2 * value - 1 : 2 * value);
    else if (encoding === 'double') this.#double(value);
    else {
      this.#reserve(4);
      this.#length = this.#bytes.writeFloatLE(value, this.#length);
    }
  }

  #double(value: number): this {
    this.#reserve(8);
    this.#length = this.#bytes.writeDoubleLE(value, this.#length);
    return this;
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(2 * (this.#length + bytes));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}

/** Writes msgpack, value by value. Lists and maps are opened with how many values or pairs follow. */
export class MsgpackWriter {
  #bytes = Buffer.allocUnsafe(4096);
  #length = 0;

  /** What was written so far; a copy. */
  toBuffer(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length));
  }

  /** Opens a list. */
  list(items: number): this {
    return this.#head(items, { fix: 0x90, fixed: 15, wide: 0xdc });
  }

  /** Opens a map. */
  map(pairs: number): this {
    return this.#head(pairs, { fix: 0x80, fixed: 15, wide: 0xde });
  }

  nil(): this {
    return this.#byte(0xc0);
  }

  boolean(value: boolean): this {
    return this.#byte(value ? 0xc3 : 0xc2);
  }

  text(value: string): this {
    const size = Buffer.byteLength(value);
    this.#textHead(size);
    this.#reserve(size);
    this.#length += this.#bytes.write(value, this.#length, 'utf8');
    return this;
  }

  /** A text that is UTF-8 already. */
  textBytes(value: Uint8Array): this {
    return this.#textHead(value.length).raw(value);
  }

  binary(value: Uint8Array): this {
    const size = value.length;
    if (size < 0x100) this.#byte(0xc4).#uint(size, 1);
    else if (size < 0x1_0000) this.#byte(0xc5).#uint(size, 2);
    else this.#byte(0xc6).#uint(size, 4);
    return this.raw(value);
  }

  /** Bytes that are msgpack already. */
  raw(value: Uint8Array): this {
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
    return this;
  }

  /** A whole number below 2^53 as the shortest integer, any other as a double. */
  number(value: number): this {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) return this.double(value);
    if (value >= 0) {
      if (value < 0x80) return this.#byte(value);
      if (value < 0x100) return this.#byte(0xcc).#uint(value, 1);
      if (value < 0x1_0000) return this.#byte(0xcd).#uint(value, 2);
      return value < 2 ** 32 ? this.#byte(0xce).#uint(value, 4) : this.uint64(BigInt(value));
    }
    if (value >= -0x20) return this.#byte(0x100 + value);
    if (value >= -0x80) return this.#byte(0xd0).#uint(value + 0x100, 1);
    if (value >= -0x8000) return this.#byte(0xd1).#uint(value + 0x1_0000, 2);
    return value >= -(2 ** 31) ? this.#byte(0xd2).#uint(value + 2 ** 32, 4) : this.int64(BigInt(value));
  }

  double(value: number): this {
    this.#byte(0xcb).#reserve(8);
    this.#length = this.#bytes.writeDoubleBE(value, this.#length);
    return this;
  }

  uint32(value: number): this {
    return this.#byte(0xce).#uint(value, 4);
  }

  uint64(value: bigint): this {
    this.#byte(0xcf).#reserve(8);
    this.#length = this.#bytes.writeBigUInt64BE(value, this.#length);
    return this;
  }

  int64(value: bigint): this {
    this.#byte(0xd3).#reserve(8);
    this.#length = this.#bytes.writeBigInt64BE(value, this.#length);
    return this;
  }

  #head(count: number, { fix, fixed, wide }: { fix: number; fixed: number; wide: number }): this {
    if (count <= fixed) return this.#byte(fix + count);
    return count < 0x1_0000 ? this.#byte(wide).#uint(count, 2) : this.#byte(wide + 1).#uint(count, 4);
  }

  #textHead(size: number): this {
    if (size < 32) this.#byte(0xa0 + size);
    else if (size < 0x100) this.#byte(0xd9).#uint(size, 1);
    else if (size < 0x1_0000) this.#byte(0xda).#uint(size, 2);
    else this.#byte(0xdb).#uint(size, 4);
    return this;
  }

  #byte(value: number): this {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
    return this;
  }

  #uint(value: number, size: number): this {
    this.#reserve(size);
    this.#length = this.#bytes.writeUIntBE(value, this.#length, size);
    return this;
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(2 * (this.#length + bytes));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}

/** Bytes of a protobuf message, field by field. */
export class ProtobufWriter {
  readonly #parts: Buffer[] = [];

  /** A whole number, negative ones in ten bytes. */
  integer(field: number, value: number | bigint): this {
    this.#varint(BigInt(field) << 3n);
    this.#varint(BigInt.asUintN(64, BigInt(value)));
    return this;
  }

  double(field: number, value: number): this {
    this.#varint((BigInt(field) << 3n) | 1n);
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    this.#parts.push(bytes);
    return this;
  }

  /** Text, or a message within this one. */
  bytes(field: number, value: string | Buffer | ProtobufWriter): this {
    const bytes = value instanceof ProtobufWriter ? value.take() : Buffer.from(value as string);
    this.#varint((BigInt(field) << 3n) | 2n);
    this.#varint(BigInt(bytes.length));
    this.#parts.push(bytes);
    return this;
  }

  take(): Buffer {
    return Buffer.concat(this.#parts);
  }

  #varint(value: bigint): void {
    const bytes: number[] = [];
    let rest = value;
    for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
    bytes.push(Number(rest));
    this.#parts.push(Buffer.from(bytes));
  }
}

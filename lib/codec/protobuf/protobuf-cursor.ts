import { errors } from '../../http/errors.ts';

/** Reads the parts of which protobuf is made, one after the other. All throw HttpError 400 where the bytes end too early. */
export class ProtobufCursor {
  at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  take(length: number): Buffer {
    const from = this.at;
    if (!(length >= 0 && from + length <= this.#bytes.length)) throw this.malformed(from);
    this.at += length;
    return this.#bytes.subarray(from, this.at);
  }

  /** A signed 64-bit integer; beyond 2^53 it loses its last digits. */
  varint(): number {
    let value = 0;
    const from = this.at;
    for (let factor = 1; this.at - from < 10; factor *= 128) {
      const byte = this.#bytes[this.at];
      if (byte === undefined) break;
      this.at += 1;
      value += (byte & 0x7f) * factor;
      // Ten bytes are a negative number in two's complement.
      if (byte < 0x80) return this.at - from === 10 ? this.#negative(from) : value;
    }
    throw this.malformed(from);
  }

  /** An unsigned 64-bit integer with all its digits. */
  varint64(): bigint {
    const from = this.at;
    // Seven groups of seven bits, and what is above.
    let low = 0;
    let high = 0;
    for (let group = 0; group < 10; group += 1) {
      const byte = this.#bytes[this.at];
      if (byte === undefined) break;
      this.at += 1;
      if (group < 7) low += (byte & 0x7f) * 2 ** (7 * group);
      else high += (byte & 0x7f) * 2 ** (7 * (group - 7));
      if (byte < 0x80) {
        return high === 0 ? BigInt(low) : BigInt.asUintN(64, (BigInt(high) << 49n) + BigInt(low));
      }
    }
    throw this.malformed(from);
  }

  /** A `sint32` or `sint64`: the sign is in the lowest bit. */
  zigzag(): number {
    const isNegative = ((this.#bytes[this.at] ?? 0) & 1) === 1;
    const signed = this.varint();
    const value = signed < 0 ? signed + 2 ** 64 : signed;
    return isNegative ? -(value + 1) / 2 : value / 2;
  }

  /** The refusal of bytes that are no protobuf. */
  malformed(at = this.at): Error {
    return errors.bad(`Invalid protobuf at byte ${at}`);
  }

  #negative(from: number): number {
    let value = 0n;
    for (let i = 9; i >= 0; i -= 1) value = (value << 7n) | BigInt((this.#bytes[from + i] ?? 0) & 0x7f);
    return Number(BigInt.asIntN(64, value));
  }
}

import { errors } from '../../http/errors.ts';

/** One field of a protobuf message; `kind` is how its value is encoded, `bytes` for text and for parts of a message. */
export type ProtobufField =
  | { readonly field: number; readonly kind: 'integer'; readonly value: number }
  | { readonly field: number; readonly kind: 'double'; readonly value: number }
  | { readonly field: number; readonly kind: 'float'; readonly value: number }
  | { readonly field: number; readonly kind: 'bytes'; readonly value: Buffer };

/**
 * Reads the fields of a protobuf message, in order, unknown ones too.
 * Integers are signed 64-bit; beyond 2^53 they lose their last digits.
 * @throws HttpError 400 when the bytes are no message
 */
export function* protobufFields(message: Buffer): Generator<ProtobufField> {
  const cursor = new Cursor(message);
  while (cursor.at < message.length) {
    const tag = cursor.varint();
    const field = Math.floor(tag / 8);
    if (field < 1) throw malformed(cursor.at);
    switch (tag % 8) {
      case 0:
        yield { field, kind: 'integer', value: cursor.varint() };
        break;
      case 1:
        yield { field, kind: 'double', value: cursor.take(8).readDoubleLE() };
        break;
      case 2:
        yield { field, kind: 'bytes', value: cursor.take(cursor.varint()) };
        break;
      case 5:
        yield { field, kind: 'float', value: cursor.take(4).readFloatLE() };
        break;
      default:
        throw malformed(cursor.at);
    }
  }
}

class Cursor {
  at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  take(length: number): Buffer {
    const from = this.at;
    if (!(length >= 0 && from + length <= this.#bytes.length)) throw malformed(from);
    this.at += length;
    return this.#bytes.subarray(from, this.at);
  }

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
    throw malformed(from);
  }

  #negative(from: number): number {
    let value = 0n;
    for (let i = 9; i >= 0; i -= 1) value = (value << 7n) | BigInt((this.#bytes[from + i] ?? 0) & 0x7f);
    return Number(BigInt.asIntN(64, value));
  }
}

function malformed(at: number): Error {
  return errors.bad(`Invalid protobuf at byte ${at}`);
}

import { ProtobufCursor } from './protobuf-cursor.ts';

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
  const cursor = new ProtobufCursor(message);
  while (!cursor.isAtEnd) {
    const tag = cursor.varint();
    const field = Math.floor(tag / 8);
    if (field < 1) throw cursor.malformed();
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
        throw cursor.malformed();
    }
  }
}

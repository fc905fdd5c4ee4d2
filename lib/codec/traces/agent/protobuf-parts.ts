import { errors } from '../../../http/errors.ts';
import { ProtobufCursor } from '../../protobuf/protobuf-cursor.ts';

/** The value of a field as it stands in a message: a whole number, or bytes (of a text, a message, a double …). */
export type ProtobufPart = bigint | Buffer;

/** Fields of one message that are looked at; an Agent's have thousands at most. */
const maxParts = 500_000;

/**
 * The parts of a message by field, each field's in order; those of other fields than asked for are left out.
 * @throws HttpError 400 when the bytes are no message, 413 when it has too many fields
 */
export function protobufParts(message: Buffer, isAsked: (field: number) => boolean): Map<number, ProtobufPart[]> {
  const parts = new Map<number, ProtobufPart[]>();
  const cursor = new ProtobufCursor(message);
  for (let count = 0; !cursor.isAtEnd; ) {
    const tag = cursor.varint();
    const field = Math.floor(tag / 8);
    if (field < 1) throw cursor.malformed();
    const part = readPart(cursor, tag % 8);
    if (!isAsked(field)) continue;
    count += 1;
    if (count > maxParts) throw errors.tooManyInTraces('fields of a message', maxParts);
    const before = parts.get(field);
    if (before) before.push(part);
    else parts.set(field, [part]);
  }
  return parts;
}

/** Those of a field that are bytes. */
export function bytesAmong(parts: readonly ProtobufPart[] = []): Buffer[] {
  return parts.filter((part): part is Buffer => typeof part !== 'bigint');
}

function readPart(cursor: ProtobufCursor, encoding: number): ProtobufPart {
  switch (encoding) {
    case 0:
      return cursor.varint64();
    case 1:
      return cursor.take(8);
    case 2:
      return cursor.take(cursor.varint());
    case 5:
      return cursor.take(4);
    default:
      throw cursor.malformed();
  }
}

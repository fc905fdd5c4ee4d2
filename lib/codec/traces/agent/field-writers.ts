import type { MsgpackWriter } from '../../msgpack/msgpack-writer.ts';
import { bytesAmong, type ProtobufPart, protobufParts } from './protobuf-parts.ts';

/** Writes what stands in a message under one field as one msgpack value: of nothing the zero value of its type. */
export type FieldWriter = (writer: MsgpackWriter, parts: readonly ProtobufPart[]) => void;

/** How the fields of a message become a map: field → key there, and how its value is written. */
export type MessageForm = ReadonlyMap<number, readonly [key: string | number, write: FieldWriter]>;

/** A form of rows `[field, key, write]`. */
export function messageForm(rows: readonly (readonly [number, string | number, FieldWriter])[]): MessageForm {
  return new Map(rows.map(([field, key, write]) => [field, [key, write]]));
}

/**
 * Writes a message as a map, its fields in the order of the form; what is absent, and not in `always`, stays absent.
 * @throws HttpError 400 and 413, see `protobufParts`
 */
export function writeMessage(
  writer: MsgpackWriter,
  message: Buffer,
  { form, always = [] }: { readonly form: MessageForm; readonly always?: readonly number[] },
): void {
  const parts = protobufParts(message, (field) => form.has(field));
  for (const field of always) if (!parts.has(field)) parts.set(field, []);
  writer.map(parts.size);
  for (const [field, [key, write]] of form) {
    const values = parts.get(field);
    if (!values) continue;
    if (typeof key === 'string') writer.text(key);
    else writer.number(key);
    write(writer, values);
  }
}

export const text: FieldWriter = scalar({ bytes: (writer, value) => writer.textBytes(value) });
export const bytes: FieldWriter = scalar({ bytes: (writer, value) => writer.binary(value) });
export const boolean: FieldWriter = scalar({ integer: (writer, value) => writer.boolean(value !== 0n) });
/** `int64` and `int32`. */
export const signed: FieldWriter = scalar({
  integer: (writer, value) => writer.int64(BigInt.asIntN(64, value)),
});
/** `uint64`, `uint32` and `fixed64`. */
export const unsigned: FieldWriter = scalar({
  integer: (writer, value) => writer.uint64(value),
  fixed: (writer, value) => writer.uint64(value.readBigUInt64LE()),
});
export const double: FieldWriter = scalar({ fixed: (writer, value) => writer.double(value.readDoubleLE()) });

/** Messages, a list of maps. */
export function messages(of: Parameters<typeof writeMessage>[2]): FieldWriter {
  return (writer, parts) => {
    const each = bytesAmong(parts);
    writer.list(each.length);
    for (const message of each) writeMessage(writer, message, of);
  };
}

/** One message. */
export function message(of: Parameters<typeof writeMessage>[2]): FieldWriter {
  return scalar({ bytes: (writer, value) => writeMessage(writer, value, of) });
}

/** `map<string, V>`. */
export function map(write: FieldWriter): FieldWriter {
  return (writer, parts) => {
    const entries = bytesAmong(parts);
    writer.map(entries.length);
    for (const entry of entries) {
      const fields = protobufParts(entry, (field) => field <= 2);
      text(writer, fields.get(1) ?? []);
      write(writer, fields.get(2) ?? []);
    }
  };
}

/** A single value, the last one; of an encoding that it does not come in, nil. */
function scalar(by: {
  readonly integer?: (writer: MsgpackWriter, value: bigint) => void;
  readonly fixed?: (writer: MsgpackWriter, value: Buffer) => void;
  readonly bytes?: (writer: MsgpackWriter, value: Buffer) => void;
}): FieldWriter {
  const noBytes = Buffer.alloc(0);
  return (writer, parts) => {
    const last = parts.at(-1) ?? (by.bytes ? noBytes : 0n);
    if (typeof last === 'bigint') {
      if (by.integer) by.integer(writer, last);
      else if (parts.length === 0) writer.number(0);
      else writer.nil();
    } else if (by.bytes) by.bytes(writer, last);
    else if (by.fixed && last.length === 8) by.fixed(writer, last);
    else writer.nil();
  };
}

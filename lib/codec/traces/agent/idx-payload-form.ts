import { errors } from '../../../http/errors.ts';
import type { MsgpackWriter } from '../../msgpack/msgpack-writer.ts';
import {
  boolean,
  bytes,
  double,
  type FieldWriter,
  messageForm,
  messages,
  signed,
  text,
  unsigned,
} from './field-writers.ts';
import { bytesAmong, type ProtobufPart, protobufParts } from './protobuf-parts.ts';

/** How deep lists and maps of attributes may lie in each other. */
const maxDepth = 16;

/** How a value of an attribute is written, by its field, which is its type too. */
const valueWriters: readonly (FieldWriter | undefined)[] = [undefined, unsigned, boolean, double, signed, bytes];
const listType = 6;
const mapType = 7;

const texts: FieldWriter = (writer, parts) => {
  writer.list(parts.length);
  for (const part of parts) text(writer, [part]);
};

/** `map<uint32, AnyValue>`, or a list of the same, as a flat list of key, type and value. */
const attributes: FieldWriter = (writer, parts) => writeAttributes(writer, parts, 0);

function writeAttributes(writer: MsgpackWriter, parts: readonly ProtobufPart[], depth: number): void {
  const entries = bytesAmong(parts);
  writer.list(3 * entries.length);
  for (const entry of entries) {
    const fields = protobufParts(entry, (field) => field <= 2);
    unsigned(writer, fields.get(1) ?? []);
    writeValue(writer, fields.get(2), depth);
  }
}

function writeValue(writer: MsgpackWriter, parts: readonly ProtobufPart[] | undefined, depth: number): void {
  if (depth > maxDepth) throw errors.bad(`attributes lie more than ${maxDepth} deep`);
  const last = parts?.at(-1);
  const fields = last instanceof Buffer ? [...protobufParts(last, (field) => field <= mapType)] : [];
  const [type, values = []] = fields.at(-1) ?? [];
  if (type === listType || type === mapType) writeValues(writer.number(type), values, { type, depth: depth + 1 });
  else if (type === undefined) writer.number(1).nil();
  else valueWriters[type]?.(writer.number(type), values);
}

function writeValues(
  writer: MsgpackWriter,
  parts: readonly ProtobufPart[],
  { type, depth }: { readonly type: number; readonly depth: number },
): void {
  const last = parts.at(-1);
  const values = last instanceof Buffer ? (protobufParts(last, (field) => field === 1).get(1) ?? []) : [];
  if (type === mapType) writeAttributes(writer, values, depth);
  else {
    writer.list(2 * values.length);
    for (const value of values) writeValue(writer, [value], depth);
  }
}

const link = messageForm([
  [1, 1, bytes],
  [2, 2, unsigned],
  [3, 3, attributes],
  [4, 4, unsigned],
  [5, 5, unsigned],
]);

const event = messageForm([
  [1, 1, unsigned],
  [2, 2, unsigned],
  [3, 3, attributes],
]);

const span = messageForm([
  [1, 1, unsigned],
  [2, 2, unsigned],
  [3, 3, unsigned],
  [4, 4, unsigned],
  [5, 5, unsigned],
  [6, 6, unsigned],
  [7, 7, unsigned],
  [8, 8, boolean],
  [9, 9, attributes],
  [10, 10, unsigned],
  [11, 11, messages({ form: link })],
  [12, 12, messages({ form: event })],
  [13, 13, unsigned],
  [14, 14, unsigned],
  [15, 15, unsigned],
  [16, 16, unsigned],
]);

/** A priority of 0 is not written; none is -128. */
const chunk = {
  form: messageForm([
    [1, 1, signed],
    [2, 2, unsigned],
    [3, 3, attributes],
    [4, 4, messages({ form: span })],
    [6, 6, bytes],
    [7, 7, unsigned],
  ]),
  always: [1],
};

/** `idx.TracerPayload` of an Agent (wire.md 3.4) as v1.0 has it, with its table of texts first. */
export const idxPayloadForm = messageForm([
  [1, 1, texts],
  [2, 2, unsigned],
  [3, 3, unsigned],
  [4, 4, unsigned],
  [5, 5, unsigned],
  [6, 6, unsigned],
  [7, 7, unsigned],
  [8, 8, unsigned],
  [9, 9, unsigned],
  [10, 10, attributes],
  [11, 11, messages(chunk)],
]);

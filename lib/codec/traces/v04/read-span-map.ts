import { spanFlags } from '../../../model/span.ts';
import type { MsgpackReader } from '../../msgpack/msgpack-reader.ts';
import { knownKeys } from '../known-keys.ts';
import type { TraceBuilder } from '../trace-builder.ts';
import { readMetaStruct } from './read-meta-struct.ts';
import { readSpanEvents } from './read-span-events.ts';
import { readSpanLinks } from './read-span-links.ts';
import { spanKeyOf, spanKeys } from './span-keys.ts';

/**
 * Reads a list of spans as v0.3, v0.4 and v0.7 write them, maps by name (wire.md 2.4), and adds them to the chunk at
 * hand. A value of a wrong type costs only itself.
 * @throws HttpError 400 where no span stands that should
 */
export function readSpanMaps(reader: MsgpackReader, builder: TraceBuilder): void {
  const spans = reader.list();
  if (spans < 0 && !reader.nil()) throw reader.malformed('no list of spans');
  for (let i = 0; i < spans; i++) readSpanMap(reader, builder);
}

function readSpanMap(reader: MsgpackReader, builder: TraceBuilder): void {
  const fields = reader.map();
  if (fields < 0) {
    if (reader.nil()) return;
    throw reader.malformed('no span');
  }
  const row = builder.beginSpan();
  for (let i = 0; i < fields; i++) {
    const length = reader.text();
    if (length < 0) throw reader.malformed('no key');
    const key = spanKeyOf(reader.view, reader.at, length);
    reader.at += length;
    if (!readField(reader, builder, key, row) && !reader.nil()) {
      if (key !== spanKeys.unknown) builder.oddValues += 1;
      reader.skip();
    }
  }
  builder.endSpan();
}

/** @returns false when the value was not taken and still stands there */
function readField(reader: MsgpackReader, builder: TraceBuilder, key: number, row: number): boolean {
  const { columns } = builder;
  switch (key) {
    case spanKeys.traceId:
      return readId(reader, columns.traceLow, row, 'trace_id');
    case spanKeys.spanId:
      return readId(reader, columns.spanId, row, 'span_id');
    case spanKeys.parentId:
      return readId(reader, columns.parentId, row, 'parent_id');
    case spanKeys.name:
      return readText(reader, builder, columns.name, row);
    case spanKeys.service:
      return readText(reader, builder, columns.service, row);
    case spanKeys.resource:
      return readText(reader, builder, columns.resource, row);
    case spanKeys.type:
      return readText(reader, builder, columns.type, row);
    case spanKeys.start:
      return reader.int64(columns.startNs, row);
    case spanKeys.duration:
      return reader.int64(columns.durationNs, row);
    case spanKeys.error:
      return readError(reader, builder);
    case spanKeys.meta:
      return readMeta(reader, builder);
    case spanKeys.metrics:
      return readMetrics(reader, builder);
    case spanKeys.metaStruct:
      return readMetaStruct(reader, builder);
    case spanKeys.spanLinks:
      return readSpanLinks(reader, builder);
    case spanKeys.spanEvents:
      return readSpanEvents(reader, builder);
    default:
      return false;
  }
}

function readText(reader: MsgpackReader, builder: TraceBuilder, column: Uint32Array, row: number): boolean {
  const length = reader.text();
  if (length < 0) return false;
  column[row] = builder.texts.of(reader, reader.at, length);
  reader.at += length;
  return true;
}

/** An id as a number or as decimal digits. @throws HttpError 400 in JSON, where it is neither (nor null), as the Agent has it */
function readId(reader: MsgpackReader, column: Uint32Array, row: number, field: string): boolean {
  if (reader.int64(column, row) || readTextId(reader, column, row)) return true;
  if (reader.madeOf === 'JSON' && reader.kind() !== 'nil')
    throw reader.malformed(`${field} is no whole number of 64 bits`);
  return false;
}

/** An id as decimal digits. */
function readTextId(reader: MsgpackReader, column: Uint32Array, row: number): boolean {
  const from = reader.at;
  const length = reader.text();
  if (length < 0) return false;
  const text = reader.bytes.toString('latin1', reader.at, reader.at + length);
  if (!/^\d{1,20}$/.test(text) || BigInt(text) >= 2n ** 64n) {
    reader.at = from;
    return false;
  }
  reader.at += length;
  const id = BigInt(text);
  column[2 * row] = Number(id & 0xffff_ffffn);
  column[2 * row + 1] = Number(id >> 32n);
  return true;
}

function readError(reader: MsgpackReader, builder: TraceBuilder): boolean {
  const isSet = reader.isNumber() ? reader.number() !== 0 : reader.boolean();
  if (isSet === undefined) return false;
  builder.setFlag(spanFlags.error, isSet);
  return true;
}

function readMeta(reader: MsgpackReader, builder: TraceBuilder): boolean {
  const count = reader.map();
  if (count < 0) return false;
  const { pairs } = builder;
  builder.restartTags();
  pairs.startSpan(builder.columns.name[builder.columns.spans - 1] as number);
  for (let i = 0; i < count; i++) {
    const pair = pairs.guess(reader.view, reader.at);
    if (pair < 0) readTag(reader, builder);
    else {
      reader.at += pairs.lengthOf(pair);
      builder.addTag(pairs.key[pair] as number, pairs.value[pair] as number);
    }
  }
  return true;
}

/** Reads a tag that is none of those that came mostly after the one before. */
function readTag(reader: MsgpackReader, builder: TraceBuilder): void {
  const { pairs, texts } = builder;
  const start = reader.at;
  const keyLength = reader.text();
  if (keyLength < 0) throw reader.malformed('no key');
  const keyAt = reader.at;
  reader.at += keyLength;
  const length = reader.text();
  if (length < 0) {
    builder.skipOdd(reader);
    return;
  }
  const from = reader.at;
  reader.at = from + length;
  const pair = pairs.find(reader.view, start, reader.at - start);
  if (pair >= 0) {
    builder.addTag(pairs.key[pair] as number, pairs.value[pair] as number);
    return;
  }
  const key = texts.of(reader, keyAt, keyLength);
  const kind = texts.kinds[key] as number;
  if (kind !== 0 && kind <= knownKeys.events) {
    builder.addKnownTag(key, reader.bytes.toString('utf8', from, from + length));
    return;
  }
  const before = texts.texts.length;
  const value = texts.of(reader, from, length);
  pairs.learn(reader.view, start, { length: reader.at - start, key, value, isNew: value >= before });
  builder.addTag(key, value);
}

function readMetrics(reader: MsgpackReader, builder: TraceBuilder): boolean {
  const pairs = reader.map();
  if (pairs < 0) return false;
  builder.restartNumbers();
  for (let i = 0; i < pairs; i++) {
    const key = readKey(reader, builder);
    if (reader.isNumber()) builder.addNumber(key, reader.number());
    else builder.skipOdd(reader);
  }
  return true;
}

function readKey(reader: MsgpackReader, builder: TraceBuilder): number {
  const length = reader.text();
  if (length < 0) throw reader.malformed('no key');
  const key = builder.texts.of(reader, reader.at, length);
  reader.at += length;
  return key;
}

import { spanFlags } from '../../model/span.ts';
import type { MsgpackReader } from '../msgpack/msgpack-reader.ts';
import { noFacts, type PayloadFacts } from './decoded-traces.ts';
import { knownKeys } from './known-keys.ts';
import type { TraceBuilder } from './trace-builder.ts';

/** What a span of v0.5 has. */
const spanFields = 12;

/**
 * Reads a payload of v0.5, `[texts[], chunks[][]]`: a span is a list of twelve, whose texts are positions in the first
 * list (wire.md 2.5).
 * @throws HttpError 400 when the bytes are no such payload, or a position is past the end of the texts
 */
export function readV05(reader: MsgpackReader, builder: TraceBuilder): PayloadFacts {
  if (reader.list() < 2) throw reader.malformed('no list of texts and traces', 0);
  const table = readTable(reader, builder);
  const chunks = reader.list();
  if (chunks < 0 && !reader.nil()) throw reader.malformed('no list of traces');
  const from = { reader, builder, table };
  for (let i = 0; i < chunks; i++) {
    builder.enterChunk();
    const spans = reader.list();
    if (spans < 0 && !reader.nil()) throw reader.malformed('no list of spans');
    for (let k = 0; k < spans; k++) readSpan(from);
    builder.endChunk();
  }
  return noFacts;
}

interface Source {
  readonly reader: MsgpackReader;
  readonly builder: TraceBuilder;
  /** Position as sent → position in the batch's texts. */
  readonly table: Uint32Array;
}

function readTable(reader: MsgpackReader, { texts }: TraceBuilder): Uint32Array {
  const length = reader.list();
  if (length < 0) {
    if (reader.nil()) return new Uint32Array(0);
    throw reader.malformed('no list of texts');
  }
  texts.expect(length);
  const table = new Uint32Array(length);
  for (let i = 0; i < length; i++) {
    const size = reader.text();
    if (size >= 0) {
      table[i] = texts.of(reader, reader.at, size);
      reader.at += size;
    } else if (!reader.nil()) throw reader.malformed('no text');
  }
  return table;
}

function readSpan(from: Source): void {
  const { reader, builder } = from;
  const { columns } = builder;
  const fields = reader.list();
  if (fields < 0 && reader.nil()) return;
  if (fields < spanFields) throw reader.malformed(`no span, which is a list of ${spanFields}`);
  const row = builder.beginSpan();
  columns.service[row] = readText(from);
  columns.name[row] = readText(from);
  columns.resource[row] = readText(from);
  readInteger(from, columns.traceLow, row);
  readInteger(from, columns.spanId, row);
  readInteger(from, columns.parentId, row);
  readInteger(from, columns.startNs, row);
  readInteger(from, columns.durationNs, row);
  if (reader.isNumber()) builder.setFlag(spanFlags.error, reader.number() !== 0);
  else builder.skipOdd(reader);
  readTags(from);
  readNumbers(from);
  columns.type[row] = readText(from);
  for (let i = spanFields; i < fields; i++) reader.skip();
  builder.endSpan();
}

function readInteger({ reader, builder }: Source, column: Uint32Array, row: number): void {
  if (!reader.int64(column, row)) builder.skipOdd(reader);
}

function readTags(from: Source): void {
  const { reader, builder } = from;
  const { texts } = builder;
  const pairs = reader.map();
  if (pairs < 0) builder.skipOdd(reader);
  for (let i = 0; i < pairs; i++) {
    const key = readText(from);
    if (!reader.isNumber()) {
      builder.skipOdd(reader);
      continue;
    }
    const value = readText(from);
    const kind = texts.kinds[key] as number;
    if (kind !== 0 && kind <= knownKeys.events) builder.addKnownTag(key, texts.texts[value] as string);
    else builder.addTag(key, value);
  }
}

function readNumbers(from: Source): void {
  const { reader, builder } = from;
  const pairs = reader.map();
  if (pairs < 0) builder.skipOdd(reader);
  for (let i = 0; i < pairs; i++) {
    const key = readText(from);
    if (reader.isNumber()) builder.addNumber(key, reader.number());
    else builder.skipOdd(reader);
  }
}

/** A position, as one in the batch's texts. */
function readText({ reader, table }: Source): number {
  const position = reader.numberOrNaN();
  const text = table[position];
  return text === undefined ? badText(reader, position, table.length) : text;
}

function badText(reader: MsgpackReader, position: number, length: number): number {
  if (!Number.isNaN(position)) throw reader.malformed(`text ${position} is named, of ${length}`);
  if (reader.nil()) return 0;
  throw reader.malformed('no position of a text');
}

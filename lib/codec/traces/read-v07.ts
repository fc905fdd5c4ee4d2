import type { MsgpackReader } from '../msgpack/msgpack-reader.ts';
import { ChunkTags } from './chunk-tags.ts';
import { noFacts, type PayloadFacts } from './decoded-traces.ts';
import type { TraceBuilder } from './trace-builder.ts';
import { readSpanMaps } from './v04/read-span-map.ts';

/** Key of a payload → its name here. */
const factOfKey: Readonly<Record<string, Exclude<keyof PayloadFacts, 'tags'>>> = {
  container_id: 'containerId',
  language_name: 'language',
  language_version: 'languageVersion',
  tracer_version: 'tracerVersion',
  runtime_id: 'runtimeId',
  env: 'env',
  hostname: 'hostname',
  app_version: 'appVersion',
};

/**
 * Reads a payload of v0.7, a map of what the tracer is and of chunks `{priority, origin, spans, tags, dropped_trace}` with
 * spans as in v0.4 (wire.md 2.6). `dropped_trace` is not looked at: such spans have a priority of 0 or less.
 * @throws HttpError 400 when the bytes are no such payload
 */
export function readV07(reader: MsgpackReader, builder: TraceBuilder): PayloadFacts {
  const fields = reader.map();
  if (fields < 0) throw reader.malformed('no payload, which is a map');
  const facts: Mutable<PayloadFacts> = { ...noFacts };
  for (let i = 0; i < fields; i++) {
    const key = readKey(reader);
    const fact = Object.hasOwn(factOfKey, key) ? factOfKey[key] : undefined;
    if (fact) facts[fact] = readText(reader, builder);
    else if (key === 'tags') facts.tags = readTags(reader, builder);
    else if (key === 'chunks') readChunks(reader, builder);
    else reader.skip();
  }
  return facts;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function readChunks(reader: MsgpackReader, builder: TraceBuilder): void {
  const chunks = reader.list();
  if (chunks < 0 && !reader.nil()) throw reader.malformed('no list of chunks');
  builder.restart();
  for (let i = 0; i < chunks; i++) readChunk(reader, builder);
}

function readChunk(reader: MsgpackReader, builder: TraceBuilder): void {
  builder.enterChunk();
  const fields = reader.map();
  if (fields < 0 && !reader.nil()) throw reader.malformed('no chunk');
  const tags = new ChunkTags(builder);
  for (let i = 0; i < fields; i++) {
    const key = readKey(reader);
    if (key === 'priority') {
      if (reader.isNumber()) builder.setPriority(reader.number());
      else builder.skipOdd(reader);
    } else if (key === 'origin') tags.setOrigin(readText(reader, builder));
    else if (key === 'tags') for (const [name, value] of readTags(reader, builder)) tags.set(name, value);
    else if (key === 'spans') {
      builder.restartChunk();
      readSpanMaps(reader, builder);
    } else reader.skip();
  }
  tags.addToFirstSpan();
  builder.endChunk();
}

function readTags(reader: MsgpackReader, builder: TraceBuilder): [string, string][] {
  const pairs = reader.map();
  if (pairs < 0) return builder.skipOdd(reader) ?? [];
  builder.demandCommonTags(pairs);
  const tags: [string, string][] = [];
  for (let i = 0; i < pairs; i++) {
    const key = readKey(reader);
    const value = reader.string();
    if (value === undefined) builder.skipOdd(reader);
    else tags.push([key, value]);
  }
  return tags;
}

function readText(reader: MsgpackReader, builder: TraceBuilder): string {
  return reader.string() ?? builder.skipOdd(reader) ?? '';
}

function readKey(reader: MsgpackReader): string {
  const key = reader.string();
  if (key === undefined) throw reader.malformed('no key');
  return key;
}

import type { SpanEvent, SpanEventValue, SpanLink } from '../../model/span.ts';
import { MsgpackWriter } from '../msgpack/msgpack-writer.ts';
import type { TestChunk, TestSpan } from './testing-spans.ts';

/** For tests: a payload of v0.4 (wire.md 2.4), in the order in which dd-trace-js writes the fields. */
export function encodeTracesV04(chunks: readonly TestChunk[]): Buffer {
  const writer = new MsgpackWriter().list(chunks.length);
  for (const { spans } of chunks) writeSpans(writer, spans);
  return writer.toBuffer();
}

/** A list of spans as maps. */
export function writeSpans(writer: MsgpackWriter, spans: readonly TestSpan[]): void {
  writer.list(spans.length);
  for (const span of spans) writeSpan(writer, span);
}

function writeSpan(writer: MsgpackWriter, span: TestSpan): void {
  const { env: _env, version: _version, component: _component, kind: _kind, ...sent } = span;
  writer.map(Object.values(sent).filter((value) => value !== undefined).length);
  const { type, traceId, spanId, parentId, name, resource, service, error, startNs, durationNs } = span;
  if (type !== undefined) writer.text('type').text(type);
  if (traceId !== undefined) writer.text('trace_id').uint64(traceId);
  writer.text('span_id').uint64(spanId);
  if (parentId !== undefined) writer.text('parent_id').uint64(parentId);
  if (name !== undefined) writer.text('name').text(name);
  if (resource !== undefined) writer.text('resource').text(resource);
  if (service !== undefined) writer.text('service').text(service);
  if (error !== undefined) writer.text('error').number(error);
  if (startNs !== undefined) writer.text('start').int64(startNs);
  if (durationNs !== undefined) writer.text('duration').int64(durationNs);
  writeMaps(writer, span);
}

function writeMaps(writer: MsgpackWriter, { meta, metrics, metaStruct, links, events }: TestSpan): void {
  if (meta) writeTexts(writer.text('meta'), meta);
  if (metrics) writeMap(writer.text('metrics'), metrics, (value) => writer.number(value));
  if (links) {
    writer.text('span_links').list(links.length);
    for (const link of links) writeLink(writer, link);
  }
  if (events) {
    writer.text('span_events').list(events.length);
    for (const event of events) writeEvent(writer, event);
  }
  if (metaStruct) writeMap(writer.text('meta_struct'), metaStruct, (value) => writer.binary(value));
}

/** A map of texts. */
export function writeTexts(writer: MsgpackWriter, texts: Readonly<Record<string, string>>): void {
  writeMap(writer, texts, (value) => writer.text(value));
}

function writeMap<T>(writer: MsgpackWriter, map: Readonly<Record<string, T>>, write: (value: T) => void): void {
  const entries = Object.entries(map);
  writer.map(entries.length);
  for (const [key, value] of entries) {
    writer.text(key);
    write(value);
  }
}

function writeLink(writer: MsgpackWriter, { traceId, spanId, attributes, tracestate, flags }: SpanLink): void {
  writer.map(4 + (tracestate === undefined ? 0 : 1) + (flags === undefined ? 0 : 1));
  writer.text('trace_id').uint64(BigInt(`0x${traceId.slice(16)}`));
  writer.text('trace_id_high').uint64(BigInt(`0x${traceId.slice(0, 16)}`));
  writer.text('span_id').uint64(BigInt(`0x${spanId}`));
  writeTexts(writer.text('attributes'), attributes);
  if (tracestate !== undefined) writer.text('tracestate').text(tracestate);
  if (flags !== undefined) writer.text('flags').number(flags + 2 ** 31);
}

function writeEvent(writer: MsgpackWriter, { name, timeNs, attributes }: SpanEvent): void {
  writer.map(3).text('name').text(name).text('time_unix_nano').int64(timeNs);
  writeMap(writer.text('attributes'), attributes, (value) => writeAttribute(writer, value));
}

function writeAttribute(writer: MsgpackWriter, value: SpanEventValue): void {
  writer.map(2).text('type');
  if (typeof value === 'string') writer.number(0).text('string_value').text(value);
  else if (typeof value === 'boolean') writer.number(1).text('bool_value').boolean(value);
  else if (typeof value === 'object') {
    writer.number(4).text('array_value').map(1).text('values').list(value.length);
    for (const item of value) writeAttribute(writer, item);
  } else if (Number.isSafeInteger(value)) writer.number(2).text('int_value').number(value);
  else writer.number(3).text('double_value').double(value);
}

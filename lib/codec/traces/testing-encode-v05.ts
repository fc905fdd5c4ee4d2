import { MsgpackWriter } from '../msgpack/msgpack-writer.ts';
import type { TestChunk, TestSpan } from './testing-spans.ts';

/** For tests: a payload of v0.5 (wire.md 2.5), positions as dd-trace-js writes them; links, events and meta_struct have no place in it. */
export function encodeTracesV05(chunks: readonly TestChunk[]): Buffer {
  const table = new Map([['', 0]]);
  const traces = new MsgpackWriter().list(chunks.length);
  for (const { spans } of chunks) {
    traces.list(spans.length);
    for (const span of spans) writeSpan(traces, table, span);
  }
  const writer = new MsgpackWriter().list(2).list(table.size);
  for (const text of table.keys()) writer.text(text);
  return writer.raw(traces.toBuffer()).toBuffer();
}

function writeSpan(writer: MsgpackWriter, table: Map<string, number>, span: TestSpan): void {
  const position = (text = ''): number => {
    const known = table.get(text) ?? table.size;
    table.set(text, known);
    return known;
  };
  writer.list(12);
  writer.uint32(position(span.service)).uint32(position(span.name)).uint32(position(span.resource));
  writer
    .uint64(span.traceId ?? 0n)
    .uint64(span.spanId)
    .uint64(span.parentId ?? 0n);
  writer
    .int64(span.startNs ?? 0n)
    .int64(span.durationNs ?? 0n)
    .number(span.error ?? 0);
  const meta = Object.entries(span.meta ?? {});
  writer.map(meta.length);
  for (const [key, value] of meta) writer.uint32(position(key)).uint32(position(value));
  const metrics = Object.entries(span.metrics ?? {});
  writer.map(metrics.length);
  for (const [key, value] of metrics) writer.uint32(position(key)).number(value);
  writer.uint32(position(span.type));
}

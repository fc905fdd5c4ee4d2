import type { SpanLink } from '../../../model/span.ts';
import type { MsgpackReader } from '../../msgpack/msgpack-reader.ts';
import { readScalarText } from '../../msgpack/read-scalar-text.ts';
import { linkOfParts } from '../link-of-parts.ts';
import type { TraceBuilder } from '../trace-builder.ts';

/**
 * Reads `span_links`, `[{trace_id, trace_id_high, span_id, attributes, tracestate, flags}]` (wire.md 2.4), for the span at
 * hand. What is no link is skipped.
 * @returns false when no list stands there
 */
export function readSpanLinks(reader: MsgpackReader, builder: TraceBuilder): boolean {
  const items = reader.list();
  if (items < 0) return false;
  builder.extra.demand(items);
  const links: SpanLink[] = [];
  for (let i = 0; i < items; i++) {
    const link = readLink(reader, builder);
    if (link) links.push(link);
  }
  builder.extra.set({ links });
  return true;
}

function readLink(reader: MsgpackReader, builder: TraceBuilder): SpanLink | undefined {
  const fields = reader.map();
  if (fields < 0) return void builder.skipOdd(reader);
  let traceIdHigh = 0n;
  let traceId = 0n;
  let spanId = 0n;
  let attributes: [string, string][] = [];
  let tracestate = '';
  let flags = 0;
  for (let i = 0; i < fields; i++) {
    const key = reader.string();
    if (key === undefined) throw reader.malformed('no key');
    if (key === 'trace_id') traceId = reader.bigint() ?? builder.skipOdd(reader) ?? 0n;
    else if (key === 'trace_id_high') traceIdHigh = reader.bigint() ?? builder.skipOdd(reader) ?? 0n;
    else if (key === 'span_id') spanId = reader.bigint() ?? builder.skipOdd(reader) ?? 0n;
    else if (key === 'tracestate') tracestate = reader.string() ?? builder.skipOdd(reader) ?? '';
    else if (key === 'flags') flags = reader.isNumber() ? reader.number() : (builder.skipOdd(reader) ?? 0);
    else if (key === 'attributes') attributes = readAttributes(reader, builder);
    else reader.skip();
  }
  return linkOfParts({ traceIdHigh, traceId, spanId, attributes, tracestate, flags });
}

function readAttributes(reader: MsgpackReader, builder: TraceBuilder): [string, string][] {
  const pairs = reader.map();
  if (pairs < 0) return builder.skipOdd(reader) ?? [];
  builder.extra.demand(pairs);
  const attributes: [string, string][] = [];
  for (let i = 0; i < pairs; i++) {
    const key = reader.string();
    if (key === undefined) throw reader.malformed('no key');
    const value = readScalarText(reader);
    if (value === undefined) builder.skipOdd(reader);
    else attributes.push([key, value]);
  }
  return attributes;
}

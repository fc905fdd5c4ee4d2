import type { SpanEvent, SpanEventValue } from '../../../model/span.ts';
import type { MsgpackReader } from '../../msgpack/msgpack-reader.ts';
import type { TraceBuilder } from '../trace-builder.ts';

/**
 * Reads `span_events`, `[{time_unix_nano, name, attributes}]` (wire.md 2.4), for the span at hand. What is no event is
 * skipped.
 * @returns false when no list stands there
 */
export function readSpanEvents(reader: MsgpackReader, builder: TraceBuilder): boolean {
  const items = reader.list();
  if (items < 0) return false;
  builder.extra.demand(items);
  const events: SpanEvent[] = [];
  for (let i = 0; i < items; i++) {
    const event = readEvent(reader, builder);
    if (event) events.push(event);
  }
  builder.extra.set({ events });
  return true;
}

function readEvent(reader: MsgpackReader, builder: TraceBuilder): SpanEvent | undefined {
  const fields = reader.map();
  if (fields < 0) return void builder.skipOdd(reader);
  let name = '';
  let timeNs = 0n;
  let attributes: [string, SpanEventValue][] = [];
  for (let i = 0; i < fields; i++) {
    const key = reader.string();
    if (key === undefined) throw reader.malformed('no key');
    if (key === 'name') name = reader.string() ?? builder.skipOdd(reader) ?? '';
    else if (key === 'time_unix_nano') timeNs = reader.bigint() ?? builder.skipOdd(reader) ?? 0n;
    else if (key === 'attributes') attributes = readAttributes(reader, builder);
    else reader.skip();
  }
  return { name, timeNs: BigInt.asIntN(64, timeNs), attributes: Object.fromEntries(attributes) };
}

function readAttributes(reader: MsgpackReader, builder: TraceBuilder): [string, SpanEventValue][] {
  const pairs = reader.map();
  if (pairs < 0) return builder.skipOdd(reader) ?? [];
  builder.extra.demand(pairs);
  const attributes: [string, SpanEventValue][] = [];
  for (let i = 0; i < pairs; i++) {
    const key = reader.string();
    if (key === undefined) throw reader.malformed('no key');
    const value = readAttribute(reader, builder, true);
    if (value !== undefined) attributes.push([key, value]);
  }
  return attributes;
}

/** Reads `{type, string_value | bool_value | int_value | double_value | array_value}`; lists have no lists in them. */
function readAttribute(reader: MsgpackReader, builder: TraceBuilder, mayBeList: true): SpanEventValue | undefined;
function readAttribute(
  reader: MsgpackReader,
  builder: TraceBuilder,
  mayBeList: false,
): string | number | boolean | undefined;
function readAttribute(reader: MsgpackReader, builder: TraceBuilder, mayBeList: boolean): SpanEventValue | undefined {
  const fields = reader.map();
  if (fields < 0) return void builder.skipOdd(reader);
  // What the type is is plain from which value there is; where an Agent has left out a zero there is none.
  let type = 0;
  let value: SpanEventValue | undefined;
  for (let i = 0; i < fields; i++) {
    const key = reader.string();
    if (key === undefined) throw reader.malformed('no key');
    if (key === 'type' && reader.isNumber()) type = reader.number();
    else if (key === 'string_value') value = reader.string() ?? builder.skipOdd(reader);
    else if (key === 'bool_value') value = reader.boolean() ?? builder.skipOdd(reader);
    else if (key === 'int_value' || key === 'double_value') {
      value = reader.isNumber() ? reader.number() : builder.skipOdd(reader);
    } else if (key === 'array_value' && mayBeList) value = readArray(reader, builder);
    else reader.skip();
  }
  return value ?? zeroOfType[type];
}

const zeroOfType: readonly SpanEventValue[] = ['', false, 0, 0, []];

function readArray(reader: MsgpackReader, builder: TraceBuilder): (string | number | boolean)[] | undefined {
  const fields = reader.map();
  if (fields < 0) return void builder.skipOdd(reader);
  let values: (string | number | boolean)[] = [];
  for (let i = 0; i < fields; i++) {
    const key = reader.string();
    if (key === undefined) throw reader.malformed('no key');
    const items = key === 'values' ? reader.list() : -1;
    if (items < 0) reader.skip();
    else values = readValues(reader, builder, items);
  }
  return values;
}

function readValues(reader: MsgpackReader, builder: TraceBuilder, items: number): (string | number | boolean)[] {
  builder.extra.demand(items);
  const values: (string | number | boolean)[] = [];
  for (let i = 0; i < items; i++) {
    const value = readAttribute(reader, builder, false);
    if (value !== undefined) values.push(value);
  }
  return values;
}

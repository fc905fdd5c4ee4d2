import { Unpackr } from 'msgpackr';
import type { PlainSpan } from './testing-decoded.ts';

interface SpanObject {
  readonly [key: string]: unknown;
  readonly meta?: Readonly<Record<string, string>>;
  readonly metrics?: Readonly<Record<string, number | bigint>>;
}

/** For tests: what msgpackr makes of a payload of v0.4, as `plainChunks` has it; native links and meta_struct are not looked at. */
export function oracleV04(bytes: Buffer): PlainSpan[][] {
  const chunks = new Unpackr({ useRecords: false }).unpack(bytes) as SpanObject[][];
  return chunks.map((spans) => spans.map((span) => plainOf(span, spans)));
}

/** For tests: the same of v0.5. */
export function oracleV05(bytes: Buffer): PlainSpan[][] {
  const unpackr = new Unpackr({ useRecords: false, mapsAsObjects: false });
  const [texts, chunks] = unpackr.unpack(bytes) as [string[], unknown[][][]];
  const text = (index: unknown) => texts[index as number] as string;
  return chunks.map((lists) => {
    const spans = lists.map((list): SpanObject => {
      const [service, name, resource, traceId, spanId, parentId, start, duration, error, meta, metrics, type] = list;
      return {
        service: text(service),
        name: text(name),
        resource: text(resource),
        trace_id: traceId,
        span_id: spanId,
        parent_id: parentId,
        start,
        duration,
        error,
        meta: Object.fromEntries([...(meta as Map<number, number>)].map(([key, value]) => [text(key), text(value)])),
        metrics: Object.fromEntries([...(metrics as Map<number, number>)].map(([key, value]) => [text(key), value])),
        type: text(type),
      };
    });
    return spans.map((span) => plainOf(span, spans));
  });
}

function plainOf(span: SpanObject, chunk: readonly SpanObject[]): PlainSpan {
  const tid = chunk[0]?.meta?.['_dd.p.tid'];
  const { '_dd.p.tid': _tid, '_dd.span_links': links, events, ...tags } = span.meta ?? {};
  const metrics = span.metrics ?? {};
  const native = span.span_events as NativeEvent[] | undefined;
  const priority = chunk.find((each) => each.metrics && '_sampling_priority_v1' in each.metrics);
  const whole = (value: unknown, bits: (width: number, value: bigint) => bigint) =>
    bits(64, BigInt((value ?? 0) as number | bigint));
  const plain = {
    traceHigh: BigInt(`0x${tid ?? 0}`),
    traceLow: whole(span.trace_id, BigInt.asUintN),
    spanId: whole(span.span_id, BigInt.asUintN),
    parentId: whole(span.parent_id, BigInt.asUintN),
    startNs: whole(span.start, BigInt.asIntN),
    durationNs: whole(span.duration, BigInt.asIntN),
    error: (span.error ?? 0) !== 0,
    measured: metrics['_dd.measured'] === 1,
    service: span.service,
    name: span.name,
    resource: span.resource,
    type: span.type,
    tags: Object.entries(tags),
    numbers: Object.fromEntries(Object.entries(metrics).map(([key, value]) => [key, Number(value)])),
    ...(links && { links: linksOf(links) }),
    ...(events && { events: eventsOf(events) }),
    ...(native && { events: native.map(nativeEvent) }),
    ...(priority && { priority: Number(priority.metrics?._sampling_priority_v1) }),
  };
  const isSaid = (value: unknown) => value !== undefined && value !== '' && value !== 0n && value !== false;
  return Object.fromEntries(Object.entries(plain).filter(([, value]) => isSaid(value)));
}

function linksOf(json: string): unknown {
  const links = JSON.parse(json) as ({ trace_id: string; span_id: string } & Record<string, unknown>)[];
  return links.map(({ trace_id: traceId, span_id: spanId, ...rest }) => ({ traceId, spanId, ...rest }));
}

function eventsOf(json: string): unknown {
  // Its digits are more than a number holds.
  const quoted = json.replace(/"time_unix_nano":(\d+)/g, '"time_unix_nano":"$1"');
  const events = JSON.parse(quoted) as { name: string; time_unix_nano: string; attributes: object }[];
  return events.map(({ name, time_unix_nano: time, attributes }) => ({ name, timeNs: BigInt(time), attributes }));
}

interface NativeEvent {
  readonly name: string;
  readonly time_unix_nano: bigint;
  readonly attributes: Readonly<Record<string, Record<string, unknown>>>;
}

function nativeEvent({ name, time_unix_nano: time, attributes }: NativeEvent): unknown {
  const values = Object.entries(attributes).map(([key, { type: _, ...value }]) => [key, nativeValue(value)]);
  return { name, timeNs: BigInt(time), attributes: Object.fromEntries(values) };
}

function nativeValue(value: Readonly<Record<string, unknown>>): unknown {
  const [only] = Object.values(value);
  const list = value.array_value as { values: Record<string, unknown>[] } | undefined;
  return list ? list.values.map(({ type: _, ...item }) => nativeValue(item)) : only;
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Unpackr } from 'msgpackr';
import type { SpanLink } from '../../model/span.ts';
import { type PlainSpan, plainChunks } from './testing-decoded.ts';
import { TraceDecoder, type TraceVersion } from './trace-decoder.ts';

/** What dd-trace 6.21 sent, of two services and with each protocol (test/clients/record-traces.ts). */
const recordings: readonly (readonly [file: string, TraceVersion])[] = [
  ['dd-trace-v04-front', 'v0.4'],
  ['dd-trace-v04-back', 'v0.4'],
  ['dd-trace-v04-events-front', 'v0.4'],
  ['dd-trace-v04-events-back', 'v0.4'],
  ['dd-trace-v05-front', 'v0.5'],
  ['dd-trace-v05-back', 'v0.5'],
];

const bytesOf = (file: string) => readFileSync(path.join(import.meta.dirname, 'recorded', `${file}.msgpack`));
const decoder = new TraceDecoder();
const decode = (file: string, version: TraceVersion) =>
  plainChunks(decoder.decode(version, 'application/msgpack', bytesOf(file)));

for (const [file, version] of recordings) {
  const spans = decode(file, version).flat();
  const isFront = file.endsWith('front');

  test(`${file}: a request from end to end`, () => {
    const request = spans.find(({ resource }) => resource === 'GET /items/:id');
    assert.ok(request);
    assert.deepEqual(
      [request.service, request.name, request.type, request.priority, request.error, request.measured],
      [isFront ? 'shop' : 'stock', 'express.request', 'web', 1, undefined, true],
    );
    const tags = new Map(request.tags as [string, string][]);
    assert.equal(tags.get('env'), 'lab');
    assert.equal(tags.get('version'), '1.2.3');
    assert.equal(tags.get('http.status_code'), '200');
    assert.equal(tags.get('_dd.p.dm'), '-0');
    assert.match(tags.get('http.url') ?? '', /^http:\/\/127\.0\.0\.1:\d+\/items\/7$/);
    assert.ok(!tags.has('_dd.p.tid'));
    const { startNs, durationNs } = request as { startNs: bigint; durationNs: bigint };
    assert.ok(startNs > 1_790_000_000_000_000_000n && durationNs > 0n && durationNs < 10_000_000_000n);
    // The upper half is the second of its begin, and 32 zeros.
    const high = request.traceHigh as bigint;
    assert.equal(high & 0xffff_ffffn, 0n);
    assert.ok((high >> 32n) - startNs / 1_000_000_000n <= 1n);
    // All spans of the trace have it, whichever chunk they came in.
    const ids = new Set(spans.map(({ traceLow, traceHigh }) => `${traceLow}:${traceHigh}`));
    assert.equal(ids.size, new Set(spans.map(({ traceLow }) => traceLow)).size);
  });

  test(`${file}: a span by hand has its event and its link`, () => {
    const span = spans.find(({ resource }) => resource === 'look.up');
    assert.ok(span);
    const hex = (value: unknown) => (value as bigint).toString(16).padStart(16, '0');
    const [{ tracestate, ...link }, ...otherLinks] = span.links as [SpanLink, ...SpanLink[]];
    assert.deepEqual(otherLinks, []);
    assert.deepEqual(link, {
      traceId: hex(span.traceHigh) + hex(span.traceLow),
      spanId: hex(span.spanId),
      attributes: { why: 'itself' },
      flags: 1,
    });
    // It has one where it was called.
    if (isFront) assert.equal(tracestate, undefined);
    else assert.match(tracestate ?? '', /^dd=.*;s:1;p:[0-9a-f]{16}/);
    const [event, ...others] = span.events as { name: string; timeNs: bigint; attributes: unknown }[];
    assert.deepEqual(others, []);
    assert.equal(event?.name, 'cache.miss');
    assert.deepEqual(event?.attributes, { tries: 1, ratio: 0.5, cold: true, keys: ['a', 'b'] });
    const { startNs, durationNs } = span as { startNs: bigint; durationNs: bigint };
    // dd-trace computes both times with doubles.
    assert.ok(event && event.timeNs > startNs - 1000n && event.timeNs < startNs + durationNs + 1000n);
    assert.deepEqual(
      (span.tags as [string, string][]).filter(([key]) => key === 'events' || key.includes('link')),
      [],
    );
  });

  test(`${file}: as msgpackr reads it`, () => {
    assert.deepEqual(decode(file, version), version === 'v0.4' ? oracleV04(bytesOf(file)) : oracleV05(bytesOf(file)));
  });
}

test('the error of the front', () => {
  for (const file of ['dd-trace-v04-front', 'dd-trace-v05-front'] as const) {
    const version = file.includes('v05') ? 'v0.5' : 'v0.4';
    const request = decode(file, version)
      .flat()
      .find(({ resource }) => resource === 'GET /error');
    assert.equal(request?.error, true);
    const tags = Object.fromEntries(request?.tags as [string, string][]);
    assert.equal(tags['error.type'], 'Error');
    assert.equal(tags['error.message'], 'out of stock');
    assert.equal(tags['error.stack'], 'Error: out of stock\n    at GET /error (app.js:1:1)');
    assert.equal(tags['http.status_code'], '500');
  }
});

test('the distributed call: the back goes on where the front has asked', () => {
  const front = decode('dd-trace-v04-front', 'v0.4').flat();
  const back = decode('dd-trace-v04-back', 'v0.4').flat();
  const entry = back.find(({ name }) => name === 'express.request');
  const caller = front.find(({ spanId }) => spanId === entry?.parentId);
  assert.equal(caller?.name, 'http.request');
  assert.deepEqual([caller?.traceHigh, caller?.traceLow], [entry?.traceHigh, entry?.traceLow]);
});

interface SpanObject {
  readonly [key: string]: unknown;
  readonly meta: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, number | bigint>>;
}

function oracleV04(bytes: Buffer): PlainSpan[][] {
  const chunks = new Unpackr({ useRecords: false }).unpack(bytes) as SpanObject[][];
  return chunks.map((spans) => spans.map((span) => plainOf(span, spans)));
}

function oracleV05(bytes: Buffer): PlainSpan[][] {
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
  const [first] = chunk;
  const { '_dd.p.tid': _tid, '_dd.span_links': links, events, ...tags } = span.meta;
  const native = span.span_events as NativeEvent[] | undefined;
  const plain = {
    traceHigh: BigInt(`0x${first?.meta['_dd.p.tid'] ?? 0}`),
    traceLow: BigInt(span.trace_id as bigint),
    spanId: BigInt(span.span_id as bigint),
    parentId: BigInt(span.parent_id as bigint),
    startNs: BigInt(span.start as bigint),
    durationNs: BigInt(span.duration as bigint),
    error: span.error !== 0,
    measured: span.metrics['_dd.measured'] === 1,
    service: span.service,
    name: span.name,
    resource: span.resource,
    type: span.type,
    tags: Object.entries(tags),
    numbers: Object.fromEntries(Object.entries(span.metrics).map(([key, value]) => [key, Number(value)])),
    ...(links && { links: linksOf(links) }),
    ...(events && { events: eventsOf(events) }),
    ...(native && { events: native.map(nativeEvent) }),
    priority: Number(chunk.find(({ metrics }) => '_sampling_priority_v1' in metrics)?.metrics._sampling_priority_v1),
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

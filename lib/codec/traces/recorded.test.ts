import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { SpanLink } from '../../model/span.ts';
import { plainChunks } from './testing-decoded.ts';
import { oracleV04, oracleV05 } from './testing-oracle.ts';
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

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Packr } from 'msgpackr';
import { plainChunks } from './testing-decoded.ts';
import { TraceDecoder } from './trace-decoder.ts';

const packr = new Packr({ useRecords: false });
const decode = (value: unknown) => new TraceDecoder().decode('v0.4', 'application/msgpack', packr.pack(value));

test('a span becomes a row with all its fields', () => {
  const span = {
    trace_id: 0xffff_ffff_ffff_fff1n,
    span_id: 7,
    parent_id: 0n,
    service: 'shop',
    name: 'express.request',
    resource: 'GET /',
    type: 'web',
    start: 1_760_000_000_123_456_789n,
    duration: 1500.75,
    error: 1,
    meta: { 'span.kind': 'server', '_dd.p.tid': '68e67d0000000001', 'http.url': 'http://shop/é' },
    metrics: { '_dd.measured': 1, _sampling_priority_v1: 2, share: 0.5, big: 2n ** 60n, minus: -7 },
  };
  const decoded = decode([[span]]);
  assert.deepEqual(plainChunks(decoded), [
    [
      {
        traceHigh: 0x68e6_7d00_0000_0001n,
        traceLow: 0xffff_ffff_ffff_fff1n,
        spanId: 7n,
        startNs: 1_760_000_000_123_456_789n,
        durationNs: 1500n,
        error: true,
        measured: true,
        service: 'shop',
        name: 'express.request',
        resource: 'GET /',
        type: 'web',
        tags: [
          ['span.kind', 'server'],
          ['http.url', 'http://shop/é'],
        ],
        numbers: { '_dd.measured': 1, _sampling_priority_v1: 2, share: 0.5, big: 2 ** 60, minus: -7 },
        priority: 2,
      },
    ],
  ]);
  assert.equal(decoded.oddValues, 0);
  assert.equal(new Set(decoded.texts).size, decoded.texts.length);
});

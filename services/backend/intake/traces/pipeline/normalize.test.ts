import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestSpan } from '../../../../../lib/codec/traces/testing-spans.ts';
import { makePipeline, span, startMs } from './testing-pipeline.ts';

const startNs = BigInt(startMs) * 1_000_000n;

/** A field as sent → as stored, and what is counted. */
type Row = readonly [sent: Partial<TestSpan>, stored: Readonly<Record<string, unknown>>, counted?: string];

const rows: readonly Row[] = [
  [{ service: 'Shop Front' }, { service: 'shop_front' }],
  [{ service: '127.0.0.1' }, { service: '127.0.0.1' }],
  [{ service: '' }, { service: 'unnamed-nodejs-service' }, 'service_empty'],
  [{ service: '🐶' }, { service: 'unnamed-nodejs-service' }, 'service_invalid'],
  [{ service: 'a'.repeat(100) }, { service: 'a'.repeat(100) }],
  [{ service: 'a'.repeat(101) }, { service: 'a'.repeat(100) }, 'service_truncate'],
  [{ service: `${'a'.repeat(99)}é` }, { service: 'a'.repeat(99) }, 'service_truncate'],
  [{ name: 'Bad-Name!' }, { name: 'Bad_Name' }],
  [{ name: '1.web._request' }, { name: 'web.request' }],
  [{ name: '' }, { name: 'unnamed_operation' }, 'span_name_empty'],
  [{ name: '123' }, { name: 'unnamed_operation' }, 'span_name_invalid'],
  [{ name: 'n'.repeat(100) }, { name: 'n'.repeat(100) }],
  [{ name: 'n'.repeat(101) }, { name: 'n'.repeat(100) }, 'span_name_truncate'],
  [{ resource: '' }, { resource: 'express.request' }, 'resource_empty'],
  [{ resource: 'r'.repeat(5000) }, { resource: 'r'.repeat(5000) }],
  [{ resource: 'r'.repeat(5001) }, { resource: 'r'.repeat(5000) }, 'resource_truncate'],
  [{ resource: `${'r'.repeat(4998)}日` }, { resource: 'r'.repeat(4998) }, 'resource_truncate'],
  [{ type: 't'.repeat(100) }, { type: 't'.repeat(100) }],
  [{ type: 't'.repeat(101) }, { type: 't'.repeat(100) }, 'type_truncate'],
  [{ parentId: 7n, spanId: 7n }, { parentId: undefined }],
  [{ parentId: 8n, spanId: 8n }, { parentId: 8n }],
  [{ durationNs: -1n, startNs }, { durationNs: undefined }, 'invalid_duration'],
  [{ startNs: 2n ** 62n, durationNs: 2n ** 62n - 1n }, { durationNs: 2n ** 62n - 1n }],
  [{ startNs: 2n ** 62n, durationNs: 2n ** 62n }, { durationNs: undefined }, 'invalid_duration'],
  [{ startNs: 2n ** 63n - 1n, durationNs: 1n }, { durationNs: undefined }, 'invalid_duration'],
  [{ startNs: 946_684_800_000_000_000n }, { startNs: 946_684_800_000_000_000n }],
  [{ startNs: 946_684_799_999_999_999n, durationNs: 5n }, { startNs: startNs - 5n }, 'invalid_start_date'],
  [{ startNs: 0n, durationNs: 0n }, { startNs }, 'invalid_start_date'],
  [{ startNs: -5n, durationNs: 2n ** 63n - 1n }, { startNs }, 'invalid_start_date'],
  [{ meta: { 'http.status_code': '200' } }, { tags: [['http.status_code', '200']] }],
  [{ meta: { 'http.status_code': '99' } }, { tags: [] }, 'invalid_http_status_code'],
  [{ meta: { 'http.status_code': '599' } }, { tags: [['http.status_code', '599']] }],
  [{ meta: { 'http.status_code': '600' } }, { tags: [] }, 'invalid_http_status_code'],
  [{ meta: { 'http.status_code': 'OK' } }, { tags: [] }, 'invalid_http_status_code'],
  [{ meta: { 'peer.service': 'Orders DB' } }, { tags: [['peer.service', 'orders_db']] }],
  [{ meta: { 'peer.service': '🐶' } }, { tags: [['peer.service', '']] }, 'peer_service_invalid'],
  [
    { meta: { '_dd.base_service': 'b'.repeat(101) } },
    { tags: [['_dd.base_service', 'b'.repeat(100)]] },
    'base_service_truncate',
  ],
  [{ meta: { ['k'.repeat(200)]: 'v' } }, { tags: [['k'.repeat(200), 'v']] }],
  [{ meta: { ['k'.repeat(201)]: 'v' } }, { tags: [[`${'k'.repeat(200)}...`, 'v']] }, 'key_truncate'],
  [{ meta: { k: 'v'.repeat(25_000) } }, { tags: [['k', 'v'.repeat(25_000)]] }],
  [{ meta: { k: 'v'.repeat(25_001) } }, { tags: [['k', `${'v'.repeat(25_000)}...`]] }, 'value_truncate'],
  [{ meta: { k: '日'.repeat(8334) } }, { tags: [['k', `${'日'.repeat(8333)}...`]] }, 'value_truncate'],
  [{ meta: { '_dd.iast.json': 'v'.repeat(25_001) } }, { tags: [['_dd.iast.json', 'v'.repeat(25_001)]] }],
  [{ metrics: { ['k'.repeat(201)]: 1 } }, { numbers: { [`${'k'.repeat(200)}...`]: 1 } }, 'key_truncate'],
  [{ metrics: { _sampling_priority_v1: 0 } }, { priority: 0, numbers: { _sampling_priority_v1: 0 } }],
];

for (const [sent, stored, counted] of rows) {
  const title = JSON.stringify(sent, (_, value) => (typeof value === 'bigint' ? `${value}n` : value)).slice(0, 90);
  test(`${title}${counted === undefined ? '' : `, counted ${counted}`}`, () => {
    const pipeline = makePipeline();
    const [got] = pipeline.send([[span(sent)]]);
    assert.deepEqual(Object.fromEntries(Object.keys(stored).map((key) => [key, got?.[key]])), stored);
    assert.deepEqual(pipeline.counted(), counted === undefined ? {} : { [`traces.mended.${counted}`]: 1 });
  });
}

test('what is mended is counted by span, not by text', () => {
  const pipeline = makePipeline();
  pipeline.send([[span({ service: '' }), span({ service: '', spanId: 2n })], [span({ service: '' })]]);
  assert.deepEqual(pipeline.counted(), { 'traces.mended.service_empty': 3 });
});

test('a service is called unnamed in the language of its tracer, if that is known', () => {
  const { send } = makePipeline();
  const unnamed = (language: string, ofPayload: string) =>
    send([[span({ service: '' })]], { request: { language }, about: { language: ofPayload } })[0]?.service;
  assert.equal(unnamed('python', ''), 'unnamed-python-service');
  assert.equal(unnamed('', 'Go'), 'unnamed-go-service');
  assert.equal(unnamed('', ''), 'unnamed-service');
});

test('links have names in the form of operations', () => {
  const link = { traceId: `${'0'.repeat(31)}1`, spanId: `${'0'.repeat(15)}2` };
  const [got] = makePipeline().send([
    [
      span({
        links: [
          { ...link, attributes: { 'link.name': 'Bad-Name!', a: 'b' } },
          { ...link, attributes: {} },
        ],
      }),
    ],
  ]);
  assert.deepEqual(got?.links, [
    { ...link, attributes: { 'link.name': 'Bad_Name', a: 'b' } },
    { ...link, attributes: {} },
  ]);
});

const drops: readonly (readonly [reason: string, chunk: readonly TestSpan[]])[] = [
  ['empty_trace', []],
  ['trace_id_zero', [span({ traceId: 0n })]],
  ['span_id_zero', [span(), span({ spanId: 0n })]],
  ['foreign_span', [span(), span({ spanId: 2n, traceId: 8n })]],
];

for (const [reason, chunk] of drops) {
  test(`a chunk is dropped whole for ${reason}, and its neighbours are kept`, () => {
    const pipeline = makePipeline();
    const link = { traceId: `${'0'.repeat(31)}1`, spanId: `${'0'.repeat(15)}2`, attributes: {} };
    const good = [span({ meta: { a: 'b' }, metrics: { n: 1 } }), span({ spanId: 2n, parentId: 1n, meta: { c: 'd' } })];
    const other = [span({ traceId: 9n, links: [link], metrics: { m: 2 } })];
    const got = pipeline.send([chunk, good, chunk, chunk, other]);
    assert.deepEqual(
      got.map(({ traceLow, spanId, tags, numbers, links }) => [traceLow, spanId, tags, numbers, links]),
      [
        [7n, 1n, [['a', 'b']], { n: 1 }, undefined],
        [7n, 2n, [['c', 'd']], {}, undefined],
        [9n, 1n, [], { m: 2 }, [link]],
      ],
    );
    const { 'traces.spans_of_dropped_chunks': spans = 0, ...counted } = pipeline.counted();
    assert.deepEqual(counted, { [`traces.dropped.${reason}`]: 3 });
    assert.equal(spans, 3 * chunk.length);
  });
}

test('a span id that comes twice is counted, and both are kept', () => {
  const pipeline = makePipeline();
  assert.equal(pipeline.send([[span(), span(), span({ spanId: 2n })]]).length, 3);
  assert.deepEqual(pipeline.counted(), { 'traces.mended.duplicate_span_id': 1 });
});

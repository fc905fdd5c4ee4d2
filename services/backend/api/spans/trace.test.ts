import assert from 'node:assert/strict';
import { test } from 'node:test';
import supertest from 'supertest';
import { testingSpan } from './testing-span.ts';
import { testingSpansApp } from './testing-spans-app.ts';

const root = testingSpan({
  durationNs: 1000n,
  tags: [
    ['http.url', '/'],
    ['_dd.p.dm', '-0'],
  ],
  numbers: { 'http.size': 5, _sampling_priority_v1: 1 },
});
const child = testingSpan({
  id: '2',
  spanId: 3_886_766_242_556_294_953n,
  parentId: root.spanId,
  startNs: root.startNs + 100n,
  durationNs: 300n,
  isError: true,
  isTopLevel: false,
  tags: [],
  links: [{ traceId: 'ab', spanId: 'cd', attributes: { k: 'v' }, flags: 1 }],
  events: [{ name: 'exception', timeNs: root.startNs + 200n, attributes: { n: [1, 2] } }],
});

const both = () => ({ spans: [root, child], isTruncated: false });

test('a trace: the whole answer of a span, ids with all their digits', async () => {
  const { app } = testingSpansApp({ trace: both });
  const { status, body, text } = await supertest(app).get('/api/v2/trace/0123456789abcdeffedcba9876543210');
  assert.equal(status, 200);
  assert.deepEqual([body.data.id, body.data.type], ['0123456789abcdeffedcba9876543210', 'trace']);
  assert.equal(body.data.attributes.is_truncated, false);
  const [first, second] = body.data.attributes.spans;
  assert.deepEqual(first, {
    traceID: Number(0xfedc_ba98_7654_3210n),
    spanID: Number(root.spanId),
    parentID: 0,
    startTime: Number(root.startNs),
    endTime: Number(root.startNs + 1000n),
    duration: 1000,
    traceIDFull: '0123456789abcdeffedcba9876543210',
    service: 'employees',
    name: 'express.request',
    resource: 'GET /',
    resourceHash: first.resourceHash,
    type: 'web',
    error: 0,
    meta: { 'http.url': '/' },
    metrics: { 'http.size': 5 },
    self_time: 700,
    lab: {
      span_id: '9270756141854228302',
      parent_id: '0',
      start_ns: '1767225600123456789',
      host: 'box',
      env: 'lab',
      version: '1.0.0',
      top_level: true,
      unsampled: false,
      meta: { '_dd.p.dm': '-0' },
      metrics: { _sampling_priority_v1: 1 },
      links: [],
      events: [],
    },
  });
  assert.match(text, /"spanID":3886766242556294953,"parentID":9270756141854228302,"startTime":1767225600123456889,/);
  assert.deepEqual([second.error, second.self_time, second.lab.parent_id], [1, 300, '9270756141854228302']);
  assert.deepEqual(second.lab.links, [{ traceId: 'ab', spanId: 'cd', attributes: { k: 'v' } }]);
  assert.deepEqual(second.lab.events, [
    { name: 'exception', time_ns: '1767225600123456989', attributes: { n: [1, 2] } },
  ]);
});

test('only the fields that are asked for', async () => {
  const { app } = testingSpansApp({ trace: both });
  const get = (query: string) => supertest(app).get(`/api/v2/trace/1?${query}`);
  const commas = await get('include_fields=service,duration');
  assert.deepEqual(commas.body.data.attributes.spans[1], { duration: 300, service: 'employees' });
  const repeated = await get('include_fields=name&include_fields=type');
  assert.deepEqual(repeated.body.data.attributes.spans[1], { name: 'express.request', type: 'web' });
  const unknown = await get('include_fields=colour');
  assert.equal(unknown.status, 400);
  assert.match(unknown.body.errors[0].detail, /'colour' is not one of traceID,/);
});

test('sixteen decimal digits are looked for as a decimal number, then as hexadecimal', async () => {
  const { app, asked } = testingSpansApp({
    trace: (id) => (id === 0x1234_5678_9012_3456n ? both() : { spans: [], isTruncated: false }),
  });
  await supertest(app).get('/api/v2/trace/1234567890123456').expect(200);
  assert.deepEqual(asked, [1_234_567_890_123_456n, 0x1234_5678_9012_3456n]);
});

test('an unknown trace is 404, what is no id 400', async () => {
  const { app } = testingSpansApp({});
  await supertest(app)
    .get('/api/v2/trace/77')
    .expect(404, { errors: [{ status: '404', title: 'Not Found', detail: 'Trace 77 not found' }] });
  const { status, body } = await supertest(app).get('/api/v2/trace/xyz');
  assert.equal(status, 400);
  assert.match(body.errors[0].detail, /^'xyz' is no trace id/);
});

test('a trace that was cut says so', async () => {
  const { app } = testingSpansApp({ trace: () => ({ spans: [root], isTruncated: true }) });
  const { body } = await supertest(app).get('/api/v2/trace/1');
  assert.equal(body.data.attributes.is_truncated, true);
});

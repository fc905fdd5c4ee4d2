import assert from 'node:assert/strict';
import { test } from 'node:test';
import supertest from 'supertest';
import type { SpanPage } from '../../store/spans/span-reader.ts';
import { testingSpan } from './testing-span.ts';
import { testingSpansApp } from './testing-spans-app.ts';

const nowMs = Date.UTC(2026, 0, 1, 12);

const page: SpanPage = {
  spans: [
    testingSpan({
      isError: true,
      tags: [
        ['http.method', 'GET'],
        ['_dd.p.dm', '-3'],
      ],
    }),
    testingSpan({ id: '2', env: '' }),
  ],
  hostTags: new Map([['box', ['host:box', 'team:x', 'http.method:POST', 'env:other', 'bare']]]),
  next: { startNs: 1_767_225_600_123_456_789n, id: '2' },
};

const search = (attributes: unknown) => ({ data: { type: 'search_request', attributes } });

test('search: the whole answer', async () => {
  const { app } = testingSpansApp({ page });
  const { status, body, headers } = await supertest(app)
    .post('/api/v2/spans/events/search')
    .send(search({ filter: { query: 'service:employees' } }));
  assert.equal(status, 200);
  assert.match(headers['content-type'] ?? '', /^application\/vnd\.api\+json/);
  assert.deepEqual(body.data[0], {
    id: '1',
    type: 'spans',
    attributes: {
      service: 'employees',
      operation_name: 'express.request',
      resource_name: 'GET /',
      resource_hash: body.data[0].attributes.resource_hash,
      span_id: '9270756141854228302',
      parent_id: '0',
      trace_id: '0123456789abcdeffedcba9876543210',
      start_timestamp: '2026-01-01T00:00:00.123Z',
      end_timestamp: '2026-01-01T00:00:00.126Z',
      env: 'lab',
      host: 'box',
      type: 'web',
      status: 'error',
      tags: ['env:lab', 'service:employees', 'version:1.0.0', 'host:box', 'team:x', 'bare'],
      custom: { http: { method: 'GET' }, duration: 3402932 },
      ingestion_reason: 'rule',
      retained_by: 'retention_filter',
      single_span: false,
    },
  });
  assert.match(body.data[0].attributes.resource_hash, /^[\da-f]{16}$/);
  assert.deepEqual(body.data[1].attributes.tags, [
    ...['service:employees', 'version:1.0.0', 'host:box'],
    ...['team:x', 'http.method:POST', 'bare'],
  ]);
  assert.deepEqual(Object.keys(body.meta), ['elapsed', 'request_id', 'status', 'page']);
  assert.equal(body.meta.status, 'done');
});

test('search: what is asked of the store, and what is asked where nothing is said', async () => {
  const { app, asked } = testingSpansApp({ page });
  const ask = (attributes: unknown) => supertest(app).post('/api/v2/spans/events/search').send(search(attributes));
  await ask({}).expect(200);
  await ask({ filter: { from: '2026-01-01T00:00:00Z', to: nowMs }, sort: 'timestamp', page: { limit: 1000 } }).expect(
    200,
  );
  assert.deepEqual(asked, [
    [
      { fromMs: nowMs - 900_000, toMs: nowMs, search: { kind: 'all' } },
      { limit: 10, ascending: false },
    ],
    [
      { fromMs: nowMs - 12 * 3_600_000, toMs: nowMs, search: { kind: 'all' } },
      { limit: 1000, ascending: true },
    ],
  ]);
});

test('search: the cursor goes on behind the last span, in the same window', async () => {
  const { app, asked } = testingSpansApp({ page });
  const ask = (attributes: unknown) => supertest(app).post('/api/v2/spans/events/search').send(search(attributes));
  const filter = { from: 'now-1h', to: 'now' };
  const first = await ask({ filter, page: { limit: 2 } });
  const cursor = first.body.meta.page.after;
  await ask({ filter: { from: 'now-2h', to: 'now' }, page: { limit: 2, cursor } }).expect(200);
  assert.deepEqual(asked[1], [
    { fromMs: nowMs - 3_600_000, toMs: nowMs, search: { kind: 'all' } },
    { limit: 2, ascending: false, after: page.next },
  ]);
});

test('list: the same by GET, and the link of the next page', async () => {
  const { app, asked } = testingSpansApp({ page });
  const query = 'service:employees @http.url:"/a b"';
  const first = await supertest(app)
    .get('/api/v2/spans/events')
    .set('Host', 'lab:8080')
    .query({ 'filter[query]': query, 'filter[from]': 'now-1h', sort: 'timestamp', 'page[limit]': 2 });
  assert.equal(first.status, 200);
  const next = new URL(first.body.links.next);
  assert.equal(next.origin, 'http://lab:8080');
  assert.deepEqual(Object.fromEntries(next.searchParams), {
    'filter[query]': query,
    'filter[from]': String(nowMs - 3_600_000),
    'filter[to]': String(nowMs),
    sort: 'timestamp',
    'page[cursor]': first.body.meta.page.after,
    'page[limit]': '2',
  });
  await supertest(app)
    .get(next.pathname + next.search)
    .expect(200);
  const [[firstQuery], [secondQuery, secondPage]] = asked as [[unknown], [unknown, unknown]];
  assert.deepEqual(secondQuery, firstQuery);
  assert.deepEqual(secondPage, { limit: 2, ascending: true, after: page.next });
});

test('the last page has neither cursor nor link', async () => {
  const { body } = await supertest(testingSpansApp({}).app).get('/api/v2/spans/events');
  assert.deepEqual(body.data, []);
  assert.equal(body.meta.page, undefined);
  assert.equal(body.links, undefined);
});

const generic = (detail: string) => ({ errors: [{ title: 'Generic Error', detail }] });

test('refused with 422, in the words that were recorded of Datadog', async () => {
  const { app } = testingSpansApp({});
  const order = "invalid_argument(Field 'filter.from,to' is invalid: 'from' should be anterior to 'to')";
  const filter = { from: 'now', to: 'now-15m', query: 'service:web*' };
  await supertest(app).post('/api/v2/spans/events/search').send(search({ filter })).expect(422, generic(order));
  await supertest(app)
    .get('/api/v2/spans/events')
    .query({ 'filter[from]': 'now', 'filter[to]': 'now' })
    .expect(422, generic(order));
});

const refused: readonly (readonly [Record<string, string>, RegExp])[] = [
  [
    { 'filter[query]': 'service:' },
    /^invalid_argument\(Field 'filter\.query' is invalid: Cannot read search: expected a value/,
  ],
  [{ 'filter[query]': 'a => b' }, /not supported yet: trace operator =>/],
  [{ 'filter[from]': 'soon' }, /Field 'filter\.from' is invalid: 'soon' is no time/],
  [{ 'filter[to]': 'now-1d/d' }, /Field 'filter\.to' is invalid/],
  [{ 'page[cursor]': 'abc' }, /Field 'page\.cursor' is invalid/],
];

for (const [query, detail] of refused) {
  test(`list refuses ${JSON.stringify(query)} with 422`, async () => {
    const { status, body } = await supertest(testingSpansApp({}).app).get('/api/v2/spans/events').query(query);
    assert.equal(status, 422);
    assert.match(body.errors[0].detail, detail);
  });
}

const bad: readonly (readonly [unknown, RegExp])[] = [
  [undefined, /body: /],
  [{ filter: {} }, /data: /],
  [{ data: { type: 'aggregate_request', attributes: {} } }, /data\.type: /],
  [search({ page: { limit: 0 } }), /page\.limit: /],
  [search({ page: { limit: 1001 } }), /page\.limit: /],
  [search({ sort: 'service' }), /sort: /],
  [search({ filter: { indexes: ['*'] } }), /filter: .*indexes/],
  [search({ options: { timezone: 'Europe/Paris' } }), /options\.timezone: not supported yet/],
  [search({ options: { timeOffset: 60 } }), /options\.timeOffset: not supported yet/],
];

for (const [request, detail] of bad) {
  test(`search refuses ${JSON.stringify(request)} with 400`, async () => {
    const { status, body } = await supertest(testingSpansApp({}).app)
      .post('/api/v2/spans/events/search')
      .send(request as object);
    assert.equal(status, 400);
    const [{ status: told, title, detail: text }] = body.errors;
    assert.deepEqual([told, title], ['400', 'Bad Request']);
    assert.match(text, detail);
  });
}

test('options that change nothing are taken', async () => {
  const options = { timezone: 'GMT', timeOffset: 0 };
  await supertest(testingSpansApp({}).app).post('/api/v2/spans/events/search').send(search({ options })).expect(200);
});

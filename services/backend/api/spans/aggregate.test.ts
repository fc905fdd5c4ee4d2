import assert from 'node:assert/strict';
import { test } from 'node:test';
import supertest from 'supertest';
import type { SpanBucket } from '../../store/spans/span-reader.ts';
import { testingSpansApp } from './testing-spans-app.ts';

const nowMs = Date.UTC(2026, 0, 1, 12);

async function aggregate(attributes: unknown, buckets: (groups: number) => readonly SpanBucket[] = () => []) {
  const { app, asked } = testingSpansApp({ buckets });
  const { status, body } = await supertest(app)
    .post('/api/v2/spans/analytics/aggregate')
    .send({ data: { type: 'aggregate_request', attributes } });
  return { status, body, asked };
}

const attributesOf = (body: { readonly data: readonly { readonly attributes: unknown }[] }) =>
  body.data.map(({ attributes }) => attributes);

test('a count over everything', async () => {
  const { status, body, asked } = await aggregate({ compute: [{ aggregation: 'count' }] }, () => [
    { by: [], values: [7] },
  ]);
  assert.equal(status, 200);
  assert.deepEqual(asked, [
    [
      { fromMs: nowMs - 900_000, toMs: nowMs, search: { kind: 'all' } },
      { computes: [{ kind: 'count' }], groupBy: [] },
    ],
  ]);
  assert.deepEqual(attributesOf(body), [{ by: {}, compute: { c0: 7 } }]);
  assert.equal(body.data[0].type, 'bucket');
  assert.equal(typeof body.data[0].id, 'string');
  assert.deepEqual([Object.keys(body.meta), body.meta.status], [['elapsed', 'request_id', 'status'], 'done']);
});

test('totals and a timeseries by a facet, in the names of the request; what is nothing is null', async () => {
  const { body, asked } = await aggregate(
    {
      compute: [
        { aggregation: 'pc95', metric: '@duration' },
        { aggregation: 'count', type: 'timeseries', interval: '5m' },
      ],
      group_by: [
        { facet: '@http.status_code', limit: 2, sort: { aggregation: 'max', metric: 'duration', order: 'asc' } },
      ],
    },
    () => [
      {
        by: ['200'],
        values: [1.5, 3, 9],
        series: [
          [],
          [
            [nowMs - 600_000, 1],
            [nowMs - 300_000, 2],
          ],
          [],
        ],
      },
      { by: ['404'], values: [Number.NaN, 0, 9], series: [[], [], []] },
    ],
  );
  assert.deepEqual((asked[0] as [unknown, unknown])[1], {
    computes: [
      { kind: 'percentile', attribute: 'duration', p: 95 },
      { kind: 'count' },
      { kind: 'max', attribute: 'duration' },
    ],
    groupBy: [{ attribute: 'http.status_code', limit: 2, order: { compute: 2, direction: 'asc' } }],
    intervalMs: 300_000,
  });
  assert.deepEqual(attributesOf(body), [
    {
      by: { '@http.status_code': '200' },
      compute: {
        c0: 1.5,
        c1: [
          { time: '2026-01-01T11:50:00.000Z', value: 1 },
          { time: '2026-01-01T11:55:00.000Z', value: 2 },
        ],
      },
    },
    { by: { '@http.status_code': '404' }, compute: { c0: null, c1: [] } },
  ]);
});

test('sorted by name, and cut after that', async () => {
  const buckets = ['b', 'c', 'a'].map((service) => ({ by: [service], values: [1] }));
  const group_by = [{ facet: 'service', limit: 2, sort: { type: 'alphabetical', order: 'desc' } }];
  const { body } = await aggregate({ compute: [{ aggregation: 'count' }], group_by }, () => buckets);
  assert.deepEqual(attributesOf(body), [
    { by: { service: 'c' }, compute: { c0: 1 } },
    { by: { service: 'b' }, compute: { c0: 1 } },
  ]);
});

test('a total beside the groups', async () => {
  const answer = (groups: number) => (groups === 0 ? [{ by: [], values: [9] }] : [{ by: ['a'], values: [4] }]);
  const compute = [{ aggregation: 'count' }];
  const named = await aggregate({ compute, group_by: [{ facet: 'service', total: 'all of them' }] }, answer);
  assert.deepEqual(attributesOf(named.body), [
    { by: { service: 'a' }, compute: { c0: 4 } },
    { by: { service: 'all of them' }, compute: { c0: 9 } },
  ]);
  const unnamed = await aggregate({ compute, group_by: [{ facet: 'service', total: true }] }, answer);
  assert.deepEqual(unnamed.body.data[1].attributes.by, { service: '$facet_total' });
  const none = await aggregate({ compute, group_by: [{ facet: 'service', total: false }] }, answer);
  assert.equal(none.body.data.length, 1);
});

const count = [{ aggregation: 'count' }];
const refused: readonly (readonly [unknown, number, RegExp])[] = [
  [{ compute: [] }, 400, /compute: /],
  [{}, 400, /compute: /],
  [
    { compute: count, group_by: [{ facet: 'a', histogram: { min: 0, max: 1, interval: 1 } }] },
    400,
    /not supported yet: histogram/,
  ],
  [{ compute: count, group_by: [{ facet: 'a', limit: 0 }] }, 400, /group_by\.0\.limit: /],
  [{ compute: count, filter: { query: '(' } }, 422, /Field 'filter\.query' is invalid/],
  [{ compute: count, filter: { from: 'now', to: 'now-1m' } }, 422, /'from' should be anterior to 'to'/],
  [{ compute: [{ aggregation: 'sum' }] }, 422, /needs an attribute/],
  [
    { compute: [{ aggregation: 'count', type: 'timeseries', interval: '1s' }], filter: { from: 'now-2d' } },
    422,
    /more than 100000 groups times intervals/,
  ],
  [
    { compute: count, group_by: [{ facet: 'a', total: true }, { facet: 'b' }] },
    422,
    /not supported yet: with several group_by/,
  ],
];

for (const [attributes, expected, text] of refused) {
  test(`refused: ${JSON.stringify(attributes)}`, async () => {
    const { status, body } = await aggregate(attributes);
    assert.equal(status, expected);
    const [error] = body.errors;
    assert.match(typeof error === 'string' ? error : error.detail, text);
  });
}

test('too many groups for the store, or to sort by name', async () => {
  const tooMany = await aggregate({ compute: count }, () => {
    throw new RangeError('too many');
  });
  assert.equal(tooMany.status, 422);
  const many = Array.from({ length: 1001 }, (_, at) => ({ by: [String(at)], values: [1] }));
  const group_by = [{ facet: 'resource_name', sort: { type: 'alphabetical' } }];
  const { status, body } = await aggregate({ compute: count, group_by }, () => many);
  assert.equal(status, 422);
  assert.match(body.errors[0].detail, /only up to 1000 groups can be sorted by name/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import supertest from 'supertest';
import { metricsApp as lab, startS } from '../../../test/harness/metrics-app.ts';

const percent = { family: 'percentage', scale_factor: 1, name: 'percent', short_name: '%', plural: 'percent', id: 17 };

function v2Request(attributes: Record<string, unknown>, type = 'timeseries_request') {
  const defaults = { from: startS * 1000, to: (startS + 39) * 1000 };
  return { data: { type, attributes: { ...defaults, ...attributes } } };
}

const metricsQuery = (query: string) => ({ data_source: 'metrics', query, name: 'a' });

test('v2 query: times are the union, a missing point is null', async () => {
  const queries = [metricsQuery('avg:cpu{*} by {host}')];
  const request = v2Request({ interval: 10_000, queries, formulas: [{ formula: ' a ' }] });
  const { status, body } = await supertest(await lab())
    .post('/api/v2/query/timeseries')
    .send(request);
  assert.equal(status, 200);
  assert.deepEqual(body, {
    data: {
      id: '0',
      type: 'timeseries_response',
      attributes: {
        series: [
          { group_tags: ['host:a'], query_index: 0, unit: [percent, null] },
          { group_tags: ['host:b'], query_index: 0, unit: [percent, null] },
        ],
        times: [10, 20, 30].map((second) => (startS + second) * 1000),
        values: [
          [1, 2, 3],
          [null, 10.5, 11.5],
        ],
      },
    },
  });
});

test('v2 query: formulas over several queries', async () => {
  const queries = [metricsQuery('avg:cpu{*} by {host}'), { ...metricsQuery('avg:cpu{*}'), name: 'all' }];
  const formulas = [{ formula: 'a - all' }, { formula: "top(a, 1, 'max', 'desc')" }];
  const { body } = await supertest(await lab())
    .post('/api/v2/query/timeseries')
    .send(v2Request({ interval: 30_000, queries, formulas }));
  const { series, values, times } = body.data.attributes;
  assert.deepEqual(times, [startS * 1000, (startS + 30) * 1000]);
  assert.deepEqual(
    series.map(({ group_tags, query_index }: { group_tags: string[]; query_index: number }, at: number) => {
      return [query_index, group_tags[0], ...values[at]];
    }),
    [
      [0, 'host:a', 1.5 - 6, 3 - 7.25],
      [0, 'host:b', 10.5 - 6, 11.5 - 7.25],
      [1, 'host:b', 10.5, 11.5],
    ],
  );
});

const scalar = async (attributes: Record<string, unknown>) =>
  supertest(await lab())
    .post('/api/v2/query/scalar')
    .send(v2Request(attributes, 'scalar_request'));

test('v2 scalar: a row for each group, a column for each formula', async () => {
  const queries = [
    { ...metricsQuery('avg:cpu{*} by {host}'), aggregator: 'max' },
    { ...metricsQuery('avg:cpu{*}'), name: 'all', aggregator: 'min' },
  ];
  const { status, body } = await scalar({ queries, formulas: [{ formula: 'a' }, { formula: 'a / all' }] });
  assert.equal(status, 200);
  assert.deepEqual(body, {
    data: {
      id: '0',
      type: 'scalar_response',
      attributes: {
        columns: [
          { name: 'host', type: 'group', values: [['a'], ['b']] },
          { name: 'a', type: 'number', values: [3, 11.5], meta: { unit: [percent, null] } },
          { name: 'a / all', type: 'number', values: [3, 11.5], meta: { unit: null } },
        ],
      },
    },
  });
});

test('v2 scalar: each aggregator', async () => {
  const of = async (aggregator: string) => {
    const { body } = await scalar({ queries: [{ ...metricsQuery('avg:cpu{host:a}'), aggregator }] });
    return body.data.attributes.columns[0].values[0];
  };
  const all = { avg: 2, mean: 2, percentile: 2, sum: 6, min: 1, max: 3, last: 3, l2norm: Math.sqrt(14), area: 30 };
  for (const [aggregator, value] of Object.entries(all)) assert.equal(await of(aggregator), value, aggregator);
});

test('v2 scalar: a limit keeps the first groups; nothing found has no rows', async () => {
  const queries = [metricsQuery('avg:cpu{*} by {host}')];
  const first = async (limit: object) => {
    const { body } = await scalar({ queries, formulas: [{ formula: 'a', limit }] });
    return body.data.attributes.columns[0].values;
  };
  assert.deepEqual(await first({ count: 1 }), [['b']]);
  assert.deepEqual(await first({ count: 1, order: 'asc' }), [['a']]);
  const { body } = await scalar({ queries: [metricsQuery('avg:nobody{*} by {host}')] });
  assert.deepEqual(body.data.attributes.columns, [
    { name: 'host', type: 'group', values: [] },
    { name: 'a', type: 'number', values: [], meta: { unit: null } },
  ]);
});

test('v2 scalar: what it refuses', async () => {
  const refused = async (attributes: Record<string, unknown>) => (await scalar(attributes)).body.errors[0];
  const queries = [metricsQuery('m{*}')];
  assert.match(await refused({ queries, interval: 5 }), /interval/);
  assert.match(await refused({ queries: [{ ...metricsQuery('m{*}'), aggregator: 'p50' }] }), /aggregator/);
  assert.match(await refused({ queries, formulas: [{ formula: 'diff(a)' }] }), /diff\(\) of single numbers/);
});

test('v2 query: a rollup of the query wins over interval', async () => {
  const request = v2Request({ interval: 5000, queries: [metricsQuery('sum:cpu{host:a}.rollup(sum, 30)')] });
  const { body } = await supertest(await lab())
    .post('/api/v2/query/timeseries')
    .send(request);
  assert.deepEqual(body.data.attributes.values, [[3, 3]]);
});

test('v2 query: nothing found', async () => {
  const { body } = await supertest(await lab())
    .post('/api/v2/query/timeseries')
    .send(v2Request({ queries: [metricsQuery('avg:nobody{*}')] }));
  assert.deepEqual(body.data.attributes, { series: [], times: [], values: [] });
});

const badRequests: readonly (readonly [unknown, RegExp])[] = [
  [undefined, /API input validation failed: body: /],
  [v2Request({ queries: [metricsQuery('m{*}')] }, 'scalar_request'), /Invalid type\. Expected "timeseries_request"\.$/],
  [v2Request({}), /API input validation failed: queries: /],
  [v2Request({ queries: [] }), /API input validation failed: queries: /],
  [v2Request({ queries: [{ data_source: 'logs', search: {} }] }), /^not supported yet: data_source logs$/],
  [v2Request({ queries: [metricsQuery('m{*}'), metricsQuery('n{*}')] }), /queries: more than one is named 'a'/],
  [v2Request({ queries: [metricsQuery('m{*},n{*}')] }), /queries\.0\.query: one query, not several/],
  [v2Request({ queries: [{ ...metricsQuery('m{*}'), semantic_mode: 'native' }] }), /semantic_mode/],
  [
    v2Request({ queries: [metricsQuery('m{*}')], formulas: [{ formula: 'a * b' }] }),
    /Rule 'query_name' didn't match at 'b' \(line 1, column 5\)/,
  ],
  [v2Request({ queries: [metricsQuery('bottom(m{*})')] }), /^not supported yet: function bottom\(\)/],
  [v2Request({ from: 2, to: 1, queries: [metricsQuery('m{*}')] }), /'from' must not be after 'to'/],
  [v2Request({ from: 'now', queries: [metricsQuery('m{*}')] }), /API input validation failed: from: /],
];

for (const [request, error] of badRequests) {
  test(`v2 query refuses: ${error.source}`, async () => {
    const { status, body } = await supertest(await lab())
      .post('/api/v2/query/timeseries')
      .send(request as object);
    assert.equal(status, 400);
    assert.match(body.errors.join(), error);
  });
}

test('a formula cannot put together what a query cannot', async () => {
  const body = v2Request({
    queries: [{ ...metricsQuery('cumsum(avg:cpu{*})'), name: 'a' }],
    formulas: [{ formula: "anomalies(a, 'basic', 2)" }],
  });
  const answer = await supertest(await lab())
    .post('/api/v2/query/timeseries')
    .send(body);
  assert.equal(answer.status, 400);
  assert.match(JSON.stringify(answer.body), /anomalies\(\) cannot be applied to cumsum\(\)/);
});

test('v2 query: what an algorithm finds stands with its series, an item for each time', async () => {
  const queries = [{ ...metricsQuery('avg:cpu{*} by {host}.rollup(10)'), name: 'a' }];
  const request = v2Request({ queries, formulas: [{ formula: "anomalies(a, 'basic', 2)" }, { formula: 'a' }] });
  const { body } = await supertest(await lab())
    .post('/api/v2/query/timeseries')
    .send(request);
  const { series, times } = body.data.attributes;
  assert.deepEqual(
    series.map(
      ({ attributes }: { attributes?: { lower: unknown[]; anomalous: unknown[] } }) => attributes?.lower.length,
    ),
    [times.length, times.length, undefined, undefined],
  );
  // host:b has no first point, hence none that is anomalous.
  assert.equal(series[1].attributes.lower[0], null);
  assert.equal(series[1].attributes.anomalous[0], false);
});

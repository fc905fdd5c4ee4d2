import assert from 'node:assert/strict';
import { test } from 'node:test';
import express, { type Express } from 'express';
import supertest from 'supertest';
import type { QuerySeries } from '../../../lib/api-types/query.ts';
import { errorResponse } from '../../../lib/http/error-response.ts';
import { createKeyCheck } from '../../../lib/http/keys.ts';
import { mount } from '../../../lib/http/mount.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import { MemoryMetrics } from '../../../test/query/memory-metrics.ts';
import type { SpanReader } from '../store/spans/span-reader.ts';
import { metricRoutes } from './metric-routes.ts';

/** 2026-01-01 00:00 UTC. */
const startS = Date.UTC(2026, 0, 1) / 1000;

/** cpu of two hosts, 10 s apart, and a count; `percent` is the unit of cpu. */
async function lab(): Promise<Express> {
  const metrics = new MemoryMetrics();
  const cpu = (host: string) => ({ metric: 'cpu', type: 'gauge', host, tags: ['env:lab'], intervalS: 0 }) as const;
  metrics.add(
    cpu('a'),
    [10, 20, 30].map((second, at) => [startS + second, at + 1] as const),
  );
  metrics.add(
    cpu('b'),
    [20, 30].map((second, at) => [startS + second, at + 10.5] as const),
  );
  metrics.add({ metric: 'hits', type: 'count', host: '', tags: [], intervalS: 10 }, [[startS + 4000, 5]]);
  await metrics.declareMetadata({ cpu: { unit: 'percent', description: 'CPU', integration: 'system' } });
  const spans = new Proxy({} as SpanReader, { get: () => assert.fail('no spans are asked for') });
  const metadata = { agentVersion: '7', platform: 'linux', aliases: [], tagsBySource: {}, reportedAtS: startS };
  const host = { name: 'Lab-1', apps: ['agent'], lastSeenS: startS, ...metadata };
  const app = express();
  const keys = createKeyCheck({ keylessFrom: [] });
  mount(app, metricRoutes, { deps: { store: { metrics, spans, hosts: { seen: async () => [host] } } }, keys });
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  return app;
}

const window = { from: String(startS), to: String(startS + 39) };

const percent = { family: 'percentage', scale_factor: 1, name: 'percent', short_name: '%', plural: 'percent', id: 17 };

test('v1 query: what an algorithm finds stands beside the points', async () => {
  const query = "forecast(avg:cpu{host:a}.rollup(10), 'linear', 2, history='1h')";
  const { status, body } = await supertest(await lab())
    .get('/api/v1/query')
    .query({ ...window, query });
  assert.equal(status, 200);
  const [{ pointlist, attributes, metric, expression }] = body.series;
  assert.equal(metric, 'forecast(cpu)');
  assert.equal(expression, "forecast(avg:cpu{host:a}.rollup(10), 'linear', 2, history='1h')");
  // Three points, and as many seconds ahead as the window has.
  assert.equal(pointlist.length, 3 + 3);
  assert.deepEqual(attributes.predicted, [false, false, false, true, true, true]);
  assert.deepEqual(attributes.lower.slice(0, 3), [null, null, null]);
  assert.ok(attributes.lower[3] <= 4.0001 && attributes.upper[3] >= 3.9999);
});

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

test('v1 query: the whole answer of a grouped query', async () => {
  const query = 'avg:cpu{env:lab} by {host}.rollup(max, 10)';
  const { status, body } = await supertest(await lab())
    .get('/api/v1/query')
    .query({ ...window, query });
  assert.equal(status, 200);
  const [first, ...rest] = body.series;
  assert.deepEqual(first, {
    metric: 'cpu',
    display_name: 'cpu',
    scope: 'host:a,env:lab',
    expression: 'avg:cpu{host:a,env:lab}.rollup(max, 10)',
    tag_set: ['host:a'],
    attributes: {},
    aggr: 'avg',
    query_index: 0,
    interval: 10,
    start: (startS + 10) * 1000,
    end: (startS + 40) * 1000 - 1,
    length: 3,
    unit: [percent, null],
    pointlist: [
      [(startS + 10) * 1000, 1],
      [(startS + 20) * 1000, 2],
      [(startS + 30) * 1000, 3],
    ],
  });
  assert.deepEqual(
    rest.map(({ tag_set, length }: { tag_set: string[]; length: number }) => [tag_set, length]),
    [[['host:b'], 2]],
  );
  assert.deepEqual(
    { ...body, series: [] },
    {
      status: 'ok',
      resp_version: 1,
      res_type: 'time_series',
      query,
      message: '',
      from_date: startS * 1000,
      to_date: (startS + 39) * 1000,
      group_by: ['host'],
      times: [],
      values: [],
      series: [],
    },
  );
});

test('v1 query: without aggregator, without unit, without grouping', async () => {
  const { body } = await supertest(await lab())
    .get('/api/v1/query')
    .query({ from: startS + 3600, to: startS + 4800, query: 'hits{*}' });
  const [{ aggr, unit, scope, expression, tag_set, interval }] = body.series;
  assert.deepEqual(
    { aggr, unit, scope, expression, tag_set, interval },
    {
      aggr: null,
      unit: null,
      scope: '*',
      expression: 'hits{*}',
      tag_set: [],
      interval: 5,
    },
  );
});

test('v1 query: the group of a boolean scope goes on with AND', async () => {
  const { body } = await supertest(await lab())
    .get('/api/v1/query')
    .query({ ...window, query: 'sum:cpu{env:lab OR env:x} by {host}' });
  assert.equal(body.series[0].expression, 'sum:cpu{host:a AND (env:lab OR env:x)}');
});

test('v1 query: an unknown metric has no series', async () => {
  const { status, body } = await supertest(await lab())
    .get('/api/v1/query')
    .query({ ...window, query: 'avg:nobody{*}' });
  assert.deepEqual([status, body.status, body.series], [200, 'ok', []]);
});

test('v1 query: arithmetic and functions, several expressions', async () => {
  const query = 'abs(avg:cpu{*} by {host}.rollup(30)) * 2, sum:cpu{*} by {host}.rollup(30) / sum:cpu{*}.rollup(30), 1';
  const { body } = await supertest(await lab())
    .get('/api/v1/query')
    .query({ ...window, query });
  const shown = body.series.map(({ metric, scope, expression, aggr, query_index, unit, pointlist }: QuerySeries) => {
    const values = pointlist.slice(0, 2).map(([, value]) => value);
    return [query_index, metric, scope, expression, aggr, unit?.[0]?.name ?? null, ...values];
  });
  assert.deepEqual(shown.slice(0, 4), [
    [0, 'abs(cpu) * 2', 'host:a', 'abs(avg:cpu{host:a}.rollup(30)) * 2', 'avg', 'percent', 3, 6],
    [0, 'abs(cpu) * 2', 'host:b', 'abs(avg:cpu{host:b}.rollup(30)) * 2', 'avg', 'percent', 21, 23],
    [1, 'cpu / cpu', 'host:a', 'sum:cpu{host:a}.rollup(30) / sum:cpu{*}.rollup(30)', null, null, 0.125, 3 / 14.5],
    [1, 'cpu / cpu', 'host:b', 'sum:cpu{host:b}.rollup(30) / sum:cpu{*}.rollup(30)', null, null, 0.875, 11.5 / 14.5],
  ]);
  assert.deepEqual(shown[4], [2, '1', '*', '1', null, null, 1, 1]);
});

const badQueries: readonly (readonly [Record<string, string>, string])[] = [
  [{ to: '1', query: 'm{*}' }, "Required parameter 'from' is missing"],
  [{ from: '1', query: 'm{*}' }, "Required parameter 'to' is missing"],
  [{ from: '1', to: '2' }, "Required parameter 'query' is missing"],
  [{ from: '1', to: '2', query: '' }, "Required parameter 'query' is missing"],
  [{ from: 'x', to: '2', query: 'm{*}' }, "Parameter 'from' must be a time in Unix seconds, got 'x'"],
  [
    { from: '1767225600000', to: '2', query: 'm{*}' },
    "Parameter 'from' must be a time in Unix seconds, got '1767225600000'",
  ],
  [{ from: '3', to: '2', query: 'm{*}' }, "'from' (3) must not be after 'to' (2)"],
  [{ from: '1', to: '2', query: 'max(m{*})' }, 'not supported yet: function max() (line 1, column 1)'],
  [
    { from: '1', to: '2', query: 'avg:m{a' },
    "Error parsing query: unable to parse avg:m{a: Rule 'scope_expr' didn't match at '' (line 1, column 8).",
  ],
];

for (const [parameters, error] of badQueries) {
  test(`v1 query refuses ${JSON.stringify(parameters)}`, async () => {
    const { status, body } = await supertest(await lab())
      .get('/api/v1/query')
      .query(parameters);
    assert.deepEqual([status, body], [400, { errors: [error] }]);
  });
}

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

test('metrics: those active since a time', async () => {
  const app = await lab();
  const list = async (parameters: Record<string, string | number>) =>
    (await supertest(app).get('/api/v1/metrics').query(parameters)).body;
  assert.deepEqual(await list({ from: startS }), { from: String(startS), metrics: ['cpu', 'hits'] });
  assert.deepEqual((await list({ from: startS + 31 })).metrics, ['hits']);
  assert.deepEqual((await list({ from: startS, host: 'a' })).metrics, ['cpu']);
  assert.deepEqual(await list({}), { errors: ["Required parameter 'from' is missing"] });
  assert.deepEqual(await list({ from: startS, tag_filter: 'env:lab' }), { errors: ['not supported yet: tag_filter'] });
});

test('metadata: what is known, what is set, what is refused', async () => {
  const app = await lab();
  const before = {
    type: 'gauge',
    description: 'CPU',
    short_name: null,
    unit: 'percent',
    per_unit: null,
    statsd_interval: null,
    integration: 'system',
  };
  assert.deepEqual((await supertest(app).get('/api/v1/metrics/cpu')).body, before);
  const change = { ...before, short_name: 'cpu', per_unit: 'second', statsd_interval: 10, description: null };
  const after = { ...change, description: 'CPU' };
  assert.deepEqual((await supertest(app).put('/api/v1/metrics/cpu').send(change)).body, after);
  assert.deepEqual((await supertest(app).get('/api/v1/metrics/cpu')).body, after);

  const refused = await supertest(app).put('/api/v1/metrics/cpu').send({ unit: 'furlong', colour: 'red' });
  assert.equal(refused.status, 400);
  assert.match(refused.body.errors.join('\n'), /'unit': 'furlong' is not one of Datadog's units.*colour/s);
  assert.deepEqual((await supertest(app).get('/api/v1/metrics/cpu')).body, after);
});

test('metadata of a metric nobody sent is 404', async () => {
  const app = await lab();
  const read = await supertest(app).get('/api/v1/metrics/nobody');
  assert.deepEqual([read.status, read.body], [404, { errors: ['nobody not found'] }]);
  assert.equal((await supertest(app).put('/api/v1/metrics/nobody').send({ unit: 'byte' })).status, 404);
});

test('search finds metrics and hosts by a part of their name', async () => {
  const app = await lab();
  const find = async (q?: string) =>
    (
      await supertest(app)
        .get('/api/v1/search')
        .query(q === undefined ? {} : { q })
    ).body;
  assert.deepEqual(await find('metrics:CP'), { results: { metrics: ['cpu'], hosts: [] } });
  assert.deepEqual(await find('hosts:lab'), { results: { metrics: [], hosts: ['Lab-1'] } });
  assert.deepEqual(await find(), { results: { metrics: ['cpu', 'hits'], hosts: ['Lab-1'] } });
  assert.deepEqual(await find('zzz'), { results: { metrics: [], hosts: [] } });
  assert.match((await find('monitors:x')).errors[0], /^not supported yet: search for 'monitors:'/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import supertest from 'supertest';
import type { QuerySeries } from '../../../lib/api-types/query.ts';
import { metricsApp as lab, startS } from '../../../test/harness/metrics-app.ts';

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

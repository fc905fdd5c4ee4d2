import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawnQuery } from '../../../../lib/widget/drawn-query.ts';
import { curlCommand, queryPath } from '../api/query-path.ts';
import { builderFromText, metricInText, textFromBuilder } from './builder-query.ts';
import { defaultQuery } from './default-query.ts';

test('text and fields are two forms of the same query', () => {
  const text = 'max:my_metric{host:a,!env:prod*} by {host,env}.as_rate().rollup(sum, 60)';
  const fields = {
    aggregator: 'max',
    metric: 'my_metric',
    filters: ['host:a', '!env:prod*'],
    groupBy: ['host', 'env'],
    as: 'rate',
    rollup: { method: 'sum', intervalS: 60 },
  } as const;
  assert.deepEqual(builderFromText(text), fields);
  assert.equal(textFromBuilder(fields), text);
  assert.equal(textFromBuilder({ ...fields, filters: [] }), text.replace('host:a,!env:prod*', '*'));
  assert.equal(textFromBuilder({ ...fields, filters: ['!b'] }), text.replace('host:a,!env:prod*', '!b'));
});

test('without an aggregator the fields say what is evaluated', () => {
  assert.equal(builderFromText('my_metric{*}')?.aggregator, 'avg');
});

test('what the fields cannot say stays text', () => {
  assert.equal(builderFromText('avg:my_metric{host:a OR host:b}'), undefined);
  assert.equal(metricInText('avg:my_metric{host:a OR host:b}'), 'my_metric');
  assert.equal(builderFromText('avg:my_metric{*}.fill(last)'), undefined);
  assert.equal(builderFromText('sum:my_metric{*}.weighted()'), undefined);
  assert.equal(builderFromText('avg:my_metric{*}.rollup(sum, daily)'), undefined);
  assert.equal(builderFromText('abs(avg:my_metric{*})'), undefined);
  assert.equal(metricInText('abs(2 * avg:my_metric{*} + avg:b{*})'), 'my_metric');
  assert.equal(builderFromText('avg:my_metric{'), undefined);
  assert.equal(metricInText('avg:my_metric{'), undefined);
});

test('counts and rates open as totals', () => {
  assert.equal(defaultQuery('a.b', 'gauge'), 'avg:a.b{*}');
  assert.equal(defaultQuery('a.b', 'count'), 'sum:a.b{*}.as_count()');
  assert.equal(defaultQuery('a.b', 'rate'), 'sum:a.b{*}.as_rate()');
});

test('bars take wider buckets, unless the query names them', () => {
  const hour = 3_600_000;
  assert.equal(drawnQuery('avg:a{*}', 'line', hour), 'avg:a{*}');
  assert.equal(drawnQuery('avg:a{*}', 'bars', hour), 'avg:a{*}.rollup(60)');
  assert.equal(drawnQuery('avg:a{*}.rollup(max)', 'bars', 4 * hour), 'avg:a{*}.rollup(max, 120)');
  assert.equal(drawnQuery('avg:a{*}.rollup(10)', 'bars', hour), 'avg:a{*}.rollup(10)');
  assert.equal(drawnQuery('avg:a{*}.rollup(sum, daily)', 'bars', hour), 'avg:a{*}.rollup(sum, daily)');
  assert.equal(drawnQuery('2*avg:a{*}, b{*}.rollup(10)', 'bars', hour), '2 * avg:a{*}.rollup(60), b{*}.rollup(10)');
  assert.equal(drawnQuery('avg:a{', 'bars', hour), 'avg:a{');
});

test('the request and the command ask for the same, quoted', () => {
  const window = { fromMs: 1500, toMs: 2500 };
  assert.equal(queryPath('avg:a{b:c}', window), '/api/v1/query?from=1&to=3&query=avg%3Aa%7Bb%3Ac%7D');
  assert.equal(
    curlCommand('http://127.0.0.1:8080', { query: "avg:a{b:it's}", window, keys: undefined }),
    `curl -sG 'http://127.0.0.1:8080/api/v1/query' \\\n  -d from=1 -d to=3 \\\n  --data-urlencode 'query=avg:a{b:it'\\''s}'`,
  );
});

test('the command names the variables of keys in use, and says no key', () => {
  const request = { query: 'avg:a{*}', window: { fromMs: 0, toMs: 1000 } };
  const headers = (keys: { readonly apiKey: string; readonly appKey: string }) =>
    curlCommand('http://lab', { ...request, keys }).match(/-H "[^"]*"/g);
  const secret = curlCommand('http://lab', { ...request, keys: { apiKey: 'secret-a', appKey: 'secret-b' } });
  assert.doesNotMatch(secret, /secret/);
  assert.deepEqual(headers({ apiKey: 'secret-a', appKey: 'secret-b' }), [
    '-H "DD-API-KEY: $DD_API_KEY"',
    '-H "DD-APPLICATION-KEY: $DD_APP_KEY"',
  ]);
  assert.deepEqual(headers({ apiKey: 'secret-a', appKey: '' }), ['-H "DD-API-KEY: $DD_API_KEY"']);
});

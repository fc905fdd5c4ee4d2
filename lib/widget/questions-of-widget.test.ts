import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Question } from './question.ts';
import { questionsOfWidget } from './questions-of-widget.ts';
import type { JsonObject } from './read-value.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const toMs = 100 * 24 * HOUR;
const window = { fromMs: toMs - HOUR, toMs };
const variables = [{ name: 'env', prefix: 'env', values: ['prod'] }];

const asked = (definition: JsonObject) => questionsOfWidget(definition, { window, variables });
const classic = (query: string): Question => ({ kind: 'classic', query });
const cpu = { data_source: 'metrics', name: 'a', query: 'avg:cpu{$env} by {host}' };
const boundCpu = { ...cpu, query: 'avg:cpu{env:prod} by {host}' };
const formulas = [{ formula: 'a' }];
const scalar: Question = { kind: 'scalar', queries: [boundCpu], formulas };

test('a time series graph asks one question for each request, bars in wider buckets', () => {
  const requests = [{ q: 'avg:cpu{$env}' }, { q: 'avg:cpu{$env}', display_type: 'bars' }];
  assert.deepEqual(asked({ type: 'timeseries', requests }), [
    { question: classic('avg:cpu{env:prod}'), window },
    { question: classic('avg:cpu{env:prod}.rollup(60)'), window },
  ]);
});

test('a query value asks for what it is compared with, for a time frame of its own, and for the graph behind it', () => {
  const request = {
    q: 'avg:cpu{$env}',
    comparison: { duration: { type: 'previous_day' } },
    conditional_formats: [{ comparator: '>', value: 1, palette: 'red_on_white', timeframe: 'last_5m' }],
  };
  const question = classic('avg:cpu{env:prod}');
  const own = { fromMs: toMs - 5 * MINUTE, toMs };
  const dayBefore = { fromMs: window.fromMs - 24 * HOUR, toMs: toMs - 24 * HOUR };
  assert.deepEqual(asked({ type: 'query_value', requests: [request], timeseries_background: { type: 'bars' } }), [
    { question, window },
    { question, window: dayBefore },
    { question, window: own },
    { question: classic('avg:cpu{env:prod}.rollup(60)'), window },
  ]);
  assert.deepEqual(asked({ type: 'query_value', requests: [{ q: 'avg:cpu{$env}' }] }), [{ question, window }]);
});

test('lists, tables and parts ask for numbers; a column of trends for lines too', () => {
  const request = { queries: [cpu], formulas, response_format: 'scalar' };
  for (const type of ['toplist', 'treemap', 'sunburst', 'query_table']) {
    assert.deepEqual(asked({ type, requests: [request] }), [{ question: scalar, window }], type);
  }
  assert.deepEqual(asked({ type: 'query_table', requests: [{ ...request, cell_display_mode: ['trend'] }] }), [
    { question: scalar, window },
    { question: { ...scalar, kind: 'timeseries' }, window },
  ]);
});

test('changes ask for the past in the same window, by a shift in the query', () => {
  assert.deepEqual(asked({ type: 'change', requests: [{ q: 'avg:cpu{$env} by {host}', compare_to: 'day_before' }] }), [
    { question: classic('avg:cpu{env:prod} by {host}'), window },
    { question: classic('day_before(avg:cpu{env:prod} by {host})'), window },
  ]);
  const spans = { data_source: 'spans', name: 'a', search: { query: '*' }, compute: { aggregation: 'count' } };
  assert.deepEqual(asked({ type: 'change', requests: [{ queries: [spans], formulas }] }), []);
});

test('heat maps and distributions ask for groups, or for all values', () => {
  const ofValues = { request_type: 'histogram', query: { data_source: 'metrics', query: 'histogram:my_metric{$env}' } };
  const histogram: Question = { kind: 'histogram', query: 'histogram:my_metric{env:prod}.rollup(60)' };
  for (const type of ['heatmap', 'distribution']) {
    assert.deepEqual(asked({ type, requests: [ofValues] }), [{ question: histogram, window }], type);
  }
  assert.deepEqual(asked({ type: 'distribution', requests: [{ q: 'avg:cpu{$env} by {host}' }] }), [
    { question: classic('avg:cpu{env:prod} by {host}'), window },
  ]);
});

test('a scatter plot asks for its table, or for each axis', () => {
  const table = { queries: [cpu], formulas: [{ formula: 'a', dimension: 'x' }] };
  assert.deepEqual(asked({ type: 'scatterplot', requests: { table } }), [{ question: scalar, window }]);
  const axes = { x: { q: 'avg:cpu{$env} by {host}' }, y: { q: 'avg:load{$env} by {host}' } };
  assert.deepEqual(asked({ type: 'scatterplot', requests: axes }), [
    { question: classic('avg:cpu{env:prod} by {host}'), window },
    { question: classic('avg:load{env:prod} by {host}'), window },
  ]);
});

test('queries of spans have values in place of variables in every widget of numbers', () => {
  const spans = { data_source: 'spans', name: 'a', search: { query: '$env' }, compute: { aggregation: 'count' } };
  const bound = { ...spans, search: { query: 'env:prod' } };
  for (const type of ['query_value', 'toplist', 'treemap', 'sunburst', 'query_table']) {
    const [only] = asked({ type, requests: [{ queries: [spans], formulas }] });
    assert.deepEqual(only?.question, { kind: 'scalar', queries: [bound], formulas }, type);
  }
});

test('what asks for no series and no numbers asks nothing', () => {
  for (const type of ['note', 'group', 'hostmap', 'toString']) assert.deepEqual(asked({ type }), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueryResponse } from '../api-types/query.ts';
import { querySeries } from '../chart/testing-series.ts';
import { answerSeries } from './answer-series.ts';
import { bucketOfQuestion } from './bucket-of-question.ts';
import { formatLook } from './conditional-format.ts';
import { readQuestion } from './read-question.ts';
import { readScalar } from './read-scalar.ts';
import { readTimeseries } from './read-timeseries.ts';
import { scalarRows } from './scalar-rows.ts';
import { undrawnOfWidget } from './undrawn-of-widget.ts';
import { valueText } from './value-text.ts';
import { webAddress } from './web-address.ts';

const same = (query: string) => query;

test('a request asks in the old form or the new one; another source is named', () => {
  const bind = (query: string) => query.replace('$host', 'host:a');
  const options = { form: 'timeseries', bind } as const;
  assert.deepEqual(readQuestion({ q: 'avg:m{$host}' }, options), {
    kind: 'question',
    question: { kind: 'classic', query: 'avg:m{host:a}' },
  });
  const queries = [{ data_source: 'metrics', name: 'a', query: 'avg:m{$host}', semantic_mode: 'combined' }];
  assert.deepEqual(readQuestion({ queries, formulas: [{ formula: 'a * 2', alias: 'x' }] }, options), {
    kind: 'question',
    question: {
      kind: 'timeseries',
      queries: [{ data_source: 'metrics', name: 'a', query: 'avg:m{host:a}' }],
      formulas: [{ formula: 'a * 2' }],
    },
  });
  assert.deepEqual(readQuestion({ log_query: {} }, options), {
    kind: 'fault',
    fault: 'Requests with log_query are not drawn yet.',
  });
});

test('lines of an answer are named by alias, formula and tags', () => {
  const question = {
    kind: 'timeseries',
    queries: [{ data_source: 'metrics', name: 'a', query: 'avg:m{*} by {host}.rollup(avg, 60)' }],
    formulas: [{ formula: 'a' }, { formula: 'a * 2' }],
  } as const;
  const response = {
    series: [
      { group_tags: ['host:b'], query_index: 0, unit: null },
      { group_tags: ['host:a'], query_index: 1, unit: null },
    ],
    times: [0, 60_000],
    values: [
      [1, null],
      [null, 4],
    ],
  };
  const request = { aliases: new Map(), formulaNames: [undefined, 'twice'] };
  const bucketS = bucketOfQuestion(question, response);
  const lines = answerSeries({ kind: 'timeseries', response }, { question, request, bucketS, hasOthers: false });
  assert.deepEqual(
    lines.map(({ label, series }) => [label, series.interval, series.pointlist]),
    [
      ['avg:m{*} by {host}.rollup(avg, 60) · host:b', 60, [[0, 1]]],
      ['twice · host:a', 60, [[60_000, 4]]],
    ],
  );
});

const classic = (values: Readonly<Record<string, readonly (number | null)[]>>) => ({
  kind: 'classic' as const,
  response: {
    series: Object.entries(values).map(([scope, list]) =>
      querySeries(
        scope,
        10,
        list.map((value, at) => [at * 10_000, value]),
      ),
    ),
  } as unknown as QueryResponse,
});

test('rows have one number for each group that has a value', () => {
  const rows = scalarRows(classic({ 'host:a': [1, 3], 'host:b': [null] }), 'max');
  assert.deepEqual(rows, [{ label: 'host:a', value: 3, unit: null }]);
  const response = {
    columns: [
      { name: 'host', type: 'group', values: [['a'], ['b']] },
      { name: 'q', type: 'number', values: [null, 2], meta: { unit: null } },
    ],
  } as const;
  assert.deepEqual(scalarRows({ kind: 'scalar', response }, 'avg'), [{ label: 'host:b', value: 2, unit: null }]);
});

test('a top list in the old form ranks as its query does', () => {
  const ranked = readScalar({ requests: [{ q: "top(avg:m{*} by {host}, 5, 'max', 'asc')" }] }, same);
  assert.deepEqual([ranked.aggregator, ranked.order], ['max', 'asc']);
  const sorted = readScalar({ requests: [{ queries: [], sort: { count: 3, order_by: [{ order: 'asc' }] } }] }, same);
  assert.deepEqual([sorted.count, sorted.order], [3, 'asc']);
  assert.match(readScalar({ requests: [{ q: 'm', aggregator: 'percentile' }] }, same).fault ?? '', /percentile/);
});

test('the first condition that is met decides the look', () => {
  const formats = [
    { comparator: '>', value: 10, palette: 'white_on_red' },
    { comparator: '>=', value: 5, palette: 'custom_bg', custom_bg_color: '#123456' },
    { comparator: '>=', value: 5, palette: 'white_on_green', hide_value: true },
  ];
  assert.equal(formatLook(11, formats)?.background, '#c8324f');
  assert.equal(formatLook(10, formats)?.background, '#123456');
  assert.equal(formatLook(4, formats), undefined);
  assert.equal(
    formatLook(9, [{ comparator: '>', value: 1, palette: 'custom_bg', custom_bg_color: 'url(x)' }])?.background,
    undefined,
  );
});

test('a value is written with its precision and unit', () => {
  const bytes = [
    { family: 'bytes', scale_factor: 1, name: 'byte', short_name: 'B', plural: 'bytes', id: 2 },
    null,
  ] as const;
  assert.deepEqual(valueText(3 * 1024 ** 2, bytes, { autoscale: true, precision: 2 }), { number: '3.00', unit: 'MiB' });
  assert.deepEqual(valueText(1536, bytes, { autoscale: false, precision: 0 }), { number: '1536', unit: 'B' });
  assert.deepEqual(valueText(1234, null, { autoscale: true }), { number: '1.23', unit: 'k' });
  assert.deepEqual(valueText(1234, bytes, { autoscale: true, customUnit: ' req' }), { number: '1.23', unit: 'k req' });
  assert.deepEqual(valueText(0.5, null, { autoscale: true, precision: 1 }), { number: '0.5', unit: '' });
});

test('the axis, markers and legend of a graph are read', () => {
  const graph = readTimeseries({
    requests: [{ q: 'm', display_type: 'bars', style: { line_type: 'dotted', line_width: 'thick' } }],
    yaxis: { min: '0', max: 'auto', scale: 'log', include_zero: false },
    right_yaxis: { scale: 'pow2', label: 'power' },
    markers: [{ value: 'y = 1' }, { value: 'what' }, { value: 'y = 2', time: '1700000000' }],
    show_legend: true,
    legend_size: '4',
    legend_columns: ['value', 'nope'],
  });
  assert.deepEqual(graph.axis, { min: 0, scale: 'log', includesZero: false });
  assert.deepEqual(graph.rightAxis, { scale: 'power', power: 2, label: 'power' });
  assert.deepEqual(
    graph.markers.map(({ low, atMs }) => [low, atMs]),
    [
      [1, undefined],
      [2, 1_700_000_000_000],
    ],
  );
  assert.deepEqual(graph.legend, { layout: 'auto', columns: ['value'], lines: 4 });
  const [request] = graph.requests;
  assert.deepEqual([request?.display, request?.dash, request?.width], ['bars', 'dotted', 3]);
  assert.equal(readTimeseries({ requests: [] }).legend, undefined);
});

test('what is not drawn is named', () => {
  const named = undrawnOfWidget({
    type: 'timeseries',
    title: 'x',
    events: [{ q: 'a', tags_execution: 'or', color: 'red' }],
    custom_links: [],
    yaxis: { scale: 'sqrt' },
    right_yaxis: { scale: 'cube' },
    legend_size: '3',
    markers: [{ value: 'what' }, { value: 'what', time: 'noon' }, { value: 'what', time: '2026-01-01T00:00:00Z' }],
    requests: [
      { q: 'm', on_right_yaxis: true, display_type: 'overlay', style: { palette: 'neon' }, log_query: {} },
      { q: 'm', display_type: 'dots', style: { order_by: 'luck', has_value_labels: true } },
    ],
  });
  assert.deepEqual(named, [
    'right_yaxis.scale cube',
    'legend_size 3',
    'markers.value what',
    'markers.time noon',
    'events.color',
    'style.palette neon',
    'style.order_by luck',
    'display_type dots',
  ]);
  assert.deepEqual(undrawnOfWidget({ type: 'note', content: 'x', html: true, background_color: 'plaid' }), [
    'html',
    'background_color plaid',
  ]);
  const scalar = {
    requests: [
      { q: 'm', comparison: { type: 'absolute' }, sort: { order_by: [{ type: 'group', name: 'host' }] } },
      { q: 'n' },
    ],
    timeseries_background: { type: 'bars' },
  };
  assert.deepEqual(undrawnOfWidget({ type: 'toplist', ...scalar }), [
    'timeseries_background',
    'requests after the first',
    'comparison',
  ]);
  assert.deepEqual(undrawnOfWidget({ type: 'wildcard', requests: [], x: 1 }), []);
});

test('pictures and frames come from the web', () => {
  assert.equal(webAddress('https://a.example/x.png'), 'https://a.example/x.png');
  assert.equal(webAddress('/mark.svg'), '/mark.svg');
  for (const other of ['javascript:x', 'data:text/html,x', '//a.example', '/\\a.example', 5]) {
    assert.equal(webAddress(other), undefined);
  }
});

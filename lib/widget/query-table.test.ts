import assert from 'node:assert/strict';
import { test } from 'node:test';
import { querySeries } from '../chart/testing-series.ts';
import { columnTrends } from './column-trends.ts';
import { readQueryTable } from './read-query-table.ts';
import { sortedRows } from './row-order.ts';
import { groupId, scalarTable, tagValue } from './scalar-table.ts';
import { classicAnswer, scalarAnswer } from './testing-answers.ts';
import { formatText } from './text-format.ts';
import { undrawnOfWidget } from './undrawn-of-widget.ts';

const same = (query: string) => query;

test('requests of the old form are columns; rows are joined by their tags, and one without a number is last', () => {
  const widget = readQueryTable(
    {
      requests: [
        { q: 'avg:m{*} by {host}', alias: 'Mean', aggregator: 'max', cell_display_mode: ['bar'] },
        { q: 'sum:n{*} by {host}', order: 'asc', limit: 2 },
      ],
    },
    same,
  );
  const series = (scope: string, values: readonly number[]) =>
    querySeries(
      scope,
      1,
      values.map((value, at) => [at, value]),
    );
  const answers = [
    classicAnswer([series('host:a', [1, 3]), series('host:b', [2])]),
    classicAnswer([series('host:b', [9, 5]), series('host:c', [4])]),
  ];
  const table = scalarTable(widget.requests, answers);
  assert.deepEqual(table.keys, ['host']);
  assert.deepEqual(
    table.columns.map(({ name, mode }) => [name, mode]),
    [
      ['Mean', 'bar'],
      ['sum:n{*} by {host}', 'number'],
    ],
  );
  assert.equal(widget.count, 2);
  assert.deepEqual(
    sortedRows(table.rows, widget.rules).map((row) => [tagValue(row, 'host'), ...row.values]),
    [
      ['c', null, 4],
      ['b', 2, 7],
      ['a', 3, null],
    ],
  );
});

test('formulas are columns with what they say of themselves', () => {
  const formulas = [
    { formula: 'a', alias: 'One', cell_display_mode: 'trend' },
    { formula: 'a / 2', number_format: { unit: { type: 'custom_unit_label', label: 'x' } } },
  ];
  const queries = [{ data_source: 'metrics', name: 'a', query: 'avg:m{*} by {host}' }];
  const sort = { count: 3, order_by: [{ type: 'group', name: 'host', order: 'desc' }] };
  const widget = readQueryTable({ requests: [{ queries, formulas, sort }], has_search_bar: 'never' }, same);
  const table = scalarTable(widget.requests, [
    scalarAnswer({ host: ['a', 'b'] }, [
      [1, 2],
      [null, 1],
    ]),
  ]);
  assert.deepEqual(
    table.columns.map(({ name, mode, numberFormat }) => [name, mode, numberFormat]),
    [
      ['One', 'trend', {}],
      ['a / 2', 'number', { label: 'x' }],
    ],
  );
  assert.deepEqual(
    sortedRows(table.rows, widget.rules).map(({ values }) => values),
    [
      [2, 1],
      [1, null],
    ],
  );
  assert.deepEqual([widget.count, widget.searchBar], [3, 'never']);
  const [trend] = widget.trends;
  assert.equal(trend?.kind === 'question' && trend.question.kind, 'timeseries');
});

test('a trend is the line of the same group and formula', () => {
  const question = {
    kind: 'timeseries',
    queries: [{ data_source: 'metrics', query: 'm' }],
    formulas: [{ formula: 'a' }],
  } as const;
  const head = { query_index: 0, unit: null };
  const series = [
    { ...head, group_tags: ['b:1', 'a:2'] },
    { ...head, group_tags: ['b:2', 'a:2'] },
  ];
  const response = {
    series,
    times: [0, 1000],
    values: [
      [1, 2],
      [3, null],
    ],
  };
  const lines = columnTrends(question, { kind: 'timeseries', response }).get(0);
  assert.deepEqual(lines?.get(groupId(['a:2', 'b:2']))?.pointlist, [[0, 3]]);
});

test('a text is written as the first format says that it matches', () => {
  const formats = [
    {
      match: { type: 'starts_with', value: 'db-' },
      palette: 'white_on_red',
      replace: { type: 'substring', substring: 'db-', with: '$&' },
    },
    { match: { type: 'does_not_contain', value: 'x' }, replace: { type: 'all', with: 'other' } },
  ];
  assert.deepEqual(formatText('db-1', formats), {
    text: '$&1',
    look: { color: '#ffffff', background: '#c8324f', isHidden: false },
  });
  assert.equal(formatText('web', formats).text, 'other');
  assert.deepEqual(formatText('xx', formats), { text: 'xx' });
});

test('what a table asks for and is not drawn is named', () => {
  const text_formats = [
    [{ match: { type: 'like' }, palette: 'neon' }],
    [{ match: { type: 'is', value: 'a' }, replace: { type: 'some' } }],
  ];
  const requests = [
    { q: 'm', text_formats },
    { apm_stats_query: {}, cell_display_mode: ['bar'], columns: 1 },
  ];
  assert.deepEqual(undrawnOfWidget({ type: 'query_table', requests, has_search_bar: 'auto' }), [
    'columns',
    'text_formats.match like',
    'text_formats.palette neon',
    'text_formats.replace some',
  ]);
});

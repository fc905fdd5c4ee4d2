import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeRows } from './change-rows.ts';
import { readChange } from './read-change.ts';
import { scalarTable } from './scalar-table.ts';
import { scalarAnswer } from './testing-answers.ts';
import { undrawnOfWidget } from './undrawn-of-widget.ts';

const bind = (query: string) => query.replace('$host', 'host:a');

const asked = (request: object) =>
  readChange({ requests: [request] }, bind).requests.map(({ read }) =>
    read.kind === 'question' ? read.question : read.fault,
  );

const queries = (query: string) => [{ data_source: 'metrics', name: 'query1', query }];

test('the old form is asked twice; the past has all groups', () => {
  assert.deepEqual(asked({ q: "top(avg:m{$host} by {x}, 5, 'mean', 'desc')", compare_to: 'day_before' }), [
    { kind: 'classic', query: "top(avg:m{host:a} by {x}, 5, 'mean', 'desc')" },
    { kind: 'classic', query: 'day_before(avg:m{host:a} by {x})' },
  ]);
});

test('the new form says what the past is by its formulas, or by compare_to', () => {
  const formulas = [{ formula: 'week_before(query1)' }, { formula: 'query1' }];
  const expected = (past: string) => [
    { kind: 'scalar', queries: queries('avg:m{host:a}'), formulas: [{ formula: 'query1' }] },
    { kind: 'scalar', queries: queries(past), formulas: [{ formula: 'query1' }] },
  ];
  assert.deepEqual(asked({ queries: queries('avg:m{$host}'), formulas }), expected('week_before(avg:m{host:a})'));
  const alone = [{ formula: 'timeshift(query1, -7200)' }];
  const limited = [{ formula: 'query1', limit: { count: 2 } }];
  const [present, past] = asked({ queries: queries('top5(avg:m{*} by {x})'), formulas: limited });
  assert.deepEqual(present, { kind: 'scalar', queries: queries('top5(avg:m{*} by {x})'), formulas: limited });
  assert.deepEqual(past, {
    kind: 'scalar',
    queries: queries('hour_before(avg:m{*} by {x})'),
    formulas: [{ formula: 'query1' }],
  });
  assert.deepEqual(
    asked({ queries: queries('avg:m{$host}'), formulas: alone }),
    expected('timeshift(avg:m{host:a}, -7200)'),
  );
  assert.deepEqual(
    asked({ queries: queries('avg:m{$host}'), formulas: [{ formula: 'query1' }], compare_to: 'month_before' }),
    expected('month_before(avg:m{host:a})'),
  );
});

const rows = (request: object) => {
  const widget = readChange({ requests: [{ q: 'avg:m{*} by {x}', ...request }] }, bind);
  const of = (values: readonly (number | null)[]) => scalarAnswer({ x: ['a', 'b', 'c', 'd'] }, [values]);
  return changeRows(scalarTable(widget.requests, [of([4, 9, 5, 1]), of([2, 10, 0, null])]), widget);
};

test('groups of both times are in the order of their change', () => {
  assert.deepEqual(
    rows({}).map(({ label, change, tone, width }) => [label, change, tone, width]),
    [
      ['x:c', 5, 'good', 1],
      ['x:a', 2, 'good', 0.4],
      ['x:b', -1, 'bad', 0.2],
    ],
  );
});

test('a share of nothing is none and last; more is bad where it is said to be', () => {
  const relative = rows({ change_type: 'relative', increase_good: false, order_dir: 'asc' });
  assert.deepEqual(
    relative.map(({ label, change, tone }) => [label, change, tone]),
    [
      ['x:b', -10, 'good'],
      ['x:a', 100, 'bad'],
      ['x:c', null, 'bad'],
    ],
  );
  const names = (order_by: string) => rows({ order_by, order_dir: 'asc' }).map(({ label }) => label);
  assert.deepEqual(names('name'), ['x:a', 'x:b', 'x:c']);
  assert.deepEqual(names('present'), ['x:a', 'x:c', 'x:b']);
  assert.deepEqual(names('past'), ['x:c', 'x:a', 'x:b']);
});

test('what a widget of changes asks for and is not drawn is named', () => {
  const formulas = [{ formula: 'a' }, { formula: 'hour_before(a)' }, { formula: 'a * 2' }];
  const request = { queries: [{ name: 'a' }], formulas, compare_to: 'year_before', show_present: true };
  assert.deepEqual(undrawnOfWidget({ type: 'change', requests: [request] }), [
    'formulas after the first',
    'compare_to year_before',
  ]);
});

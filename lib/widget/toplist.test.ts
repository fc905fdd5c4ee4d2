import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readToplist } from './read-toplist.ts';
import { scalarTable } from './scalar-table.ts';
import { scalarAnswer } from './testing-answers.ts';
import { toplistRows } from './toplist-rows.ts';
import { undrawnOfWidget } from './undrawn-of-widget.ts';

const same = (query: string) => query;

const definition = (formulas: readonly string[], more: object = {}, style: object = {}) => ({
  requests: [
    {
      queries: [{ data_source: 'metrics', name: 'a', query: 'avg:m{*}' }],
      formulas: formulas.map((formula) => ({ formula })),
      ...more,
    },
  ],
  style,
});

const list = (written: ReturnType<typeof definition>, answer: ReturnType<typeof scalarAnswer>) => {
  const widget = readToplist(written, same);
  return toplistRows(scalarTable([widget.request], [answer]), widget);
};

const hosts = { host: ['a', 'b', 'c'] };
const labels = ({ rows }: ReturnType<typeof list>) => rows.map(({ label }) => label);

test('rows are in the order of the first formula, the greatest first, each as wide as its share of the greatest', () => {
  const { rows, total, isStacked } = list(definition(['a']), scalarAnswer(hosts, [[1, 4, 2]]));
  assert.deepEqual(
    rows.map(({ label, parts }) => [label, parts[0]?.width]),
    [
      ['host:b', 1],
      ['host:c', 0.5],
      ['host:a', 0.25],
    ],
  );
  assert.deepEqual([total, isStacked], [3, false]);
});

test('rows are sorted by a further formula or by a group, and cut', () => {
  const answer = scalarAnswer(hosts, [
    [1, 4, 2],
    [5, null, 9],
  ]);
  const by = (order_by: readonly object[], count = 10) =>
    labels(list(definition(['a', 'a * 2'], { sort: { count, order_by } }), answer));
  assert.deepEqual(by([{ type: 'formula', index: 1, order: 'asc' }]), ['host:a', 'host:c', 'host:b']);
  assert.deepEqual(by([{ type: 'group', name: 'host', order: 'desc' }], 2), ['host:c', 'host:b']);
});

test('several formulas are columns, or parts of one bar', () => {
  const answer = scalarAnswer(hosts, [
    [1, 4, 2],
    [1, 2, null],
  ]);
  const flat = list(definition(['a', 'a * 2']), answer);
  assert.deepEqual(flat.rows[0]?.numbers, [
    { column: 0, value: 4 },
    { column: 1, value: 2 },
  ]);
  const stacked = list(definition(['a', 'a * 2'], {}, { display: { type: 'stacked' } }), answer);
  assert.deepEqual(stacked.legend, ['avg:m{*}', 'a * 2']);
  assert.deepEqual(stacked.rows[0], {
    label: 'host:b',
    numbers: [{ column: 0, value: 6 }],
    parts: [
      { name: 0, value: 4, width: 4 / 6 },
      { name: 1, value: 2, width: 2 / 6 },
    ],
  });
});

test('groups of the second key are stacked on those of the first', () => {
  const answer = scalarAnswer({ host: ['a', 'a', 'b'], disk: ['x', 'y', 'x'] }, [[1, 3, 2]]);
  const style = { display: { type: 'stacked' }, scaling: 'relative' };
  const { rows, legend } = list(definition(['a'], {}, style), answer);
  assert.deepEqual(legend, ['y', 'x']);
  assert.deepEqual(
    rows.map(({ label, parts }) => [label, parts.map(({ width }) => width)]),
    [
      ['host:a', [0.75, 0.25]],
      ['host:b', [1]],
    ],
  );
});

test('a relative list has shares of the sum; formulas without groups are rows', () => {
  const { rows } = list(definition(['a'], {}, { scaling: 'relative' }), scalarAnswer(hosts, [[1, 3, 0]]));
  assert.deepEqual(
    rows.map(({ numbers, parts }) => [numbers[0]?.value, parts[0]?.width]),
    [
      [75, 0.75],
      [25, 0.25],
      [0, 0],
    ],
  );
  const alone = list(definition(['a', 'a * 2']), scalarAnswer({}, [[1], [2]]));
  assert.deepEqual(labels(alone), ['a * 2', 'avg:m{*}']);
  assert.deepEqual(alone.rows[0]?.numbers, [{ column: 1, value: 2 }]);
});

test('what a top list asks for and is not drawn is named', () => {
  const style = { display: { type: 'stacked', legend: 'inline' }, palette: 'neon', shape: 'round' };
  const sort = { order_by: [{ type: 'group' }, { type: 'formula', index: 3 }] };
  assert.deepEqual(undrawnOfWidget({ type: 'toplist', ...definition(['a'], { sort }, style) }), [
    'sort.order_by.name',
    'style.shape',
    'style.palette neon',
  ]);
});

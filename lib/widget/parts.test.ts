import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Part } from '../chart/part-tree.ts';
import { readParts, readSunburst } from './read-parts.ts';
import { scalarTable } from './scalar-table.ts';
import { tableParts, totalText } from './table-parts.ts';
import { scalarAnswer } from './testing-answers.ts';
import { undrawnOfWidget } from './undrawn-of-widget.ts';

const same = (query: string) => query;

const read = (formulas: readonly object[], more: object = {}) =>
  readParts(
    { requests: [{ queries: [{ data_source: 'metrics', name: 'a', query: 'sum:m{*}' }], formulas, ...more }] },
    same,
  );

type Tree = readonly (readonly [string, number, Tree])[];
const tree = (parts: readonly Part[]): Tree => parts.map(({ name, value, parts: inner }) => [name, value, tree(inner)]);

test('groups are in those of the key before, the greatest first; what is not more than zero has no share', () => {
  const { requests, sort } = read([{ formula: 'a' }]);
  const answer = scalarAnswer({ env: ['x', 'y', 'x', 'y'], host: ['a', 'b', 'c', 'd'] }, [[1, 5, 2, -3]]);
  const table = scalarTable(requests, [answer]);
  const parts = tableParts(table, sort);
  assert.deepEqual(tree(parts), [
    ['y', 5, [['b', 5, []]]],
    [
      'x',
      3,
      [
        ['c', 2, []],
        ['a', 1, []],
      ],
    ],
  ]);
  assert.equal(totalText(parts, table), '8');
});

test('several formulas are the outermost level; conditions colour groups', () => {
  const conditional_formats = [{ comparator: '>', value: 1, palette: 'white_on_red' }];
  const { requests, sort } = read([{ formula: 'a', alias: 'One', conditional_formats }, { formula: 'a * 2' }]);
  const grouped = tableParts(
    scalarTable(requests, [
      scalarAnswer({ host: ['a', 'b'] }, [
        [1, 2],
        [4, null],
      ]),
    ]),
    sort,
  );
  assert.deepEqual(tree(grouped), [
    ['a * 2', 4, [['a', 4, []]]],
    [
      'One',
      3,
      [
        ['b', 2, []],
        ['a', 1, []],
      ],
    ],
  ]);
  assert.deepEqual(
    grouped[1]?.parts.map(({ color }) => color),
    ['#c8324f', undefined],
  );
  const alone = tableParts(scalarTable(requests, [scalarAnswer({}, [[1], [2]])]), sort);
  assert.deepEqual(tree(alone), [
    ['a * 2', 2, []],
    ['One', 1, []],
  ]);
});

test('a sort says which groups are kept', () => {
  const kept = (order_by: readonly object[]) => {
    const { requests, sort } = read([{ formula: 'a' }], { sort: { count: 2, order_by } });
    return tableParts(scalarTable(requests, [scalarAnswer({ host: ['a', 'b', 'c'] }, [[1, 2, 3]])]), sort).map(
      ({ name }) => name,
    );
  };
  assert.deepEqual(kept([]), ['c', 'b']);
  assert.deepEqual(kept([{ type: 'formula', index: 0, order: 'asc' }]), ['b', 'a']);
});

test('a sunburst has a total and a legend as it says', () => {
  const { hasTotal, legend } = readSunburst(
    { requests: [], hide_total: true, legend: { type: 'table', hide_value: true } },
    same,
  );
  assert.deepEqual([hasTotal, legend], [false, { type: 'table', hasPercent: true, hasValue: false }]);
  assert.equal(readSunburst({ requests: [] }, same).legend.type, 'automatic');
});

test('what a widget of parts asks for and is not drawn is named', () => {
  const requests = [{ q: 'm', color_by: 'user', style: { palette: 'neon' } }];
  assert.deepEqual(undrawnOfWidget({ type: 'treemap', requests, group_by: ['x'] }), [
    'group_by',
    'color_by',
    'style.palette neon',
  ]);
  assert.deepEqual(undrawnOfWidget({ type: 'sunburst', requests: [], legend: { type: 'cloud' } }), [
    'legend.type cloud',
  ]);
});

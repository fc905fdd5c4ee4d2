import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sortedRows, sortingAfterClick, sortingFromText, sortingText } from './sorting.ts';

test('an address says by which column, and a wrong one nothing', () => {
  for (const text of ['p95', '-p95']) {
    const sorting = sortingFromText(text, ['name', 'p95']) ?? assert.fail('not read');
    assert.equal(sortingText(sorting), text);
  }
  assert.equal(sortingFromText('-p96', ['name', 'p95']), undefined);
  assert.equal(sortingFromText(undefined, ['name']), undefined);
});

test('a click turns the order round, or begins with the largest number', () => {
  const byName = { column: 'name', isDescending: false };
  assert.deepEqual(sortingAfterClick(byName, 'name', false), { column: 'name', isDescending: true });
  assert.deepEqual(sortingAfterClick(byName, 'p95', true), { column: 'p95', isDescending: true });
});

test('rows without a value are last in both orders; equal ones stay', () => {
  const rows = ['b1', 'none', 'a10', 'a9', 'a9'];
  const value = (row: string) => (row === 'none' ? null : row);
  assert.deepEqual(sortedRows(rows, value, false), ['a9', 'a9', 'a10', 'b1', 'none']);
  assert.deepEqual(sortedRows(rows, value, true), ['b1', 'a10', 'a9', 'a9', 'none']);
  assert.deepEqual(
    sortedRows([10, 9, 100], (row) => row, true),
    [100, 10, 9],
  );
});

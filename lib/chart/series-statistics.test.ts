import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seriesStatistics } from './series-statistics.ts';

test('empty buckets do not count', () => {
  assert.deepEqual(
    seriesStatistics([
      [1000, 4],
      [2000, null],
      [3000, -2],
      [4000, 7],
      [5000, null],
    ]),
    { min: -2, max: 7, avg: 3, sum: 9, last: 7, lastAtMs: 4000, count: 3 },
  );
});

test('no value, no statistics', () => {
  assert.equal(seriesStatistics([]), undefined);
  assert.equal(seriesStatistics([[1000, null]]), undefined);
});

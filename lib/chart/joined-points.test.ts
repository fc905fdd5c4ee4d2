import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinedRuns, type Point } from './joined-points.ts';

const every = (seconds: number, count: number, from = 0): Point[] =>
  Array.from({ length: count }, (_, index) => [from + index * seconds * 1000, index]);

test('a check of 45 seconds in buckets of 5 is one line, nulls between or not', () => {
  assert.equal(joinedRuns(every(45, 7), 5000).length, 1);
  const sparse = every(45, 3).flatMap((point): Point[] => [point, [point[0] + 5000, null]]);
  assert.deepEqual(joinedRuns(sparse, 5000), [every(45, 3)]);
});

test('five minutes are joined, a second more is a gap', () => {
  assert.equal(joinedRuns([...every(10, 5), [40_000 + 300_000, 1]], 10_000).length, 1);
  assert.equal(joinedRuns([...every(10, 5), [40_000 + 301_000, 1]], 10_000).length, 2);
});

test('long buckets and slow series are joined in their own rhythm', () => {
  assert.equal(joinedRuns(every(3600, 4), 3_600_000).length, 1);
  assert.equal(joinedRuns(every(600, 6), 20_000).length, 1);
  assert.equal(joinedRuns([...every(600, 4), ...every(600, 4, 3_000_000)], 20_000).length, 1, 'one run left out');
  assert.equal(joinedRuns([...every(600, 4), ...every(600, 4, 3_600_000)], 20_000).length, 2, 'two runs left out');
});

test('nothing is no line', () => {
  assert.deepEqual(joinedRuns([], 1000), []);
  assert.deepEqual(joinedRuns([[0, null]], 1000), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QuerySeries } from '../api-types/query.ts';
import { stackedBars } from './stacked-bars.ts';
import { stackedLines } from './stacked-lines.ts';
import { querySeries } from './testing-series.ts';

const a = querySeries('host:a', 10, [
  [0, 1],
  [10_000, 2],
  [20_000, 3],
]);

test('bars stand on each other, negative ones hang, each as wide as its bucket', () => {
  const b = querySeries('host:b', 10, [
    [0, 5],
    [10_000, -4],
    [20_000, null],
  ]);
  assert.deepEqual(stackedBars([a, b])[1], [
    { fromMs: 0, toMs: 10_000, base: 1, tip: 6 },
    { fromMs: 10_000, toMs: 20_000, base: 0, tip: -4 },
  ]);
});

test('areas at other moments stand on the line between the points below', () => {
  const b = querySeries('host:b', 10, [
    [0, 10],
    [20_000, 20],
  ]);
  assert.deepEqual(stackedLines([a, b])[1], [
    [
      [0, 1, 11],
      [10_000, 2, 17],
      [20_000, 3, 23],
    ],
  ]);
});

test('an area ends at a gap', () => {
  const gap: QuerySeries = querySeries('host:a', 10, [
    [0, 1],
    [10_000, 1],
    [400_000, 1],
    [410_000, 1],
  ]);
  assert.deepEqual(
    stackedLines([gap])[0]?.map((run) => run.length),
    [2, 2],
  );
});

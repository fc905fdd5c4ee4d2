import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineParts, pointKinds } from './line-parts.ts';
import { querySeries } from './testing-series.ts';

const points = [0, 1, 2, 3, 4, 5].map((at) => [at * 1000, at * at] as const);
const series = querySeries('*', 1, points);
const marks = (...marked: number[]) => points.map((_, at) => marked.includes(at));
const shown = (attributes: (typeof series)['attributes'], run = points) =>
  lineParts(run, pointKinds({ ...series, attributes })).map((part) => [
    part.kind,
    part.run.map(([atMs]) => atMs / 1000),
  ]);

test('a line of which nothing is said is one part', () => {
  assert.deepEqual(shown({}), [['usual', [0, 1, 2, 3, 4, 5]]]);
});

test('the way to an anomaly and back from it stands out', () => {
  assert.deepEqual(shown({ anomalous: marks(2) }), [
    ['usual', [0, 1]],
    ['anomalous', [1, 2, 3]],
    ['usual', [3, 4, 5]],
  ]);
  assert.deepEqual(shown({ anomalous: marks(0, 5) }), [
    ['anomalous', [0, 1]],
    ['usual', [1, 2, 3, 4]],
    ['anomalous', [4, 5]],
  ]);
});

test('a prediction begins with the last point that was measured', () => {
  assert.deepEqual(shown({ predicted: marks(4, 5) }), [
    ['usual', [0, 1, 2, 3]],
    ['predicted', [3, 4, 5]],
  ]);
});

test('a point alone has its own kind', () => {
  assert.deepEqual(shown({ anomalous: marks(1) }, points.slice(1, 2)), [['anomalous', [1]]]);
  assert.deepEqual(shown({ anomalous: marks(1) }, points.slice(2, 3)), [['usual', [2]]]);
});

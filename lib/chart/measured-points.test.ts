import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measuredPoints } from './measured-points.ts';
import { querySeries } from './testing-series.ts';

test('predictions are no measured points', () => {
  const series = querySeries('*', 1, [
    [0, 1],
    [1000, 2],
  ]);
  assert.equal(measuredPoints(series), series.pointlist);
  assert.deepEqual(measuredPoints({ ...series, attributes: { predicted: [false, true] } }), [[0, 1]]);
});

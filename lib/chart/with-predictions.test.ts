import assert from 'node:assert/strict';
import { test } from 'node:test';
import { querySeries } from './testing-series.ts';
import { withPredictions } from './with-predictions.ts';

const window = { fromMs: 0, toMs: 60_000 };
const line = querySeries('*', 30, [
  [0, 1],
  [30_000, 2],
  [90_000, 3],
]);

test('the window reaches to the last prediction, and no further than asked for without one', () => {
  const predicted = { ...line, attributes: { predicted: [false, false, true] } };
  assert.deepEqual(withPredictions(window, [{ label: '*', series: predicted }]), { fromMs: 0, toMs: 90_000 });
  assert.equal(withPredictions(window, [{ label: '*', series: line }]), window);
});

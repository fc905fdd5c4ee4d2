import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seriesAttributes } from './series-attributes.ts';

const values = Float64Array.of(1, Number.NaN, 3, 4);
const lower = Float64Array.of(Number.NaN, 0, 0, 0);
const upper = Float64Array.of(Number.NaN, 2, 2, 5);

test('a line of which nothing was asked has none', () => {
  assert.deepEqual(seriesAttributes({ groupTags: [], values }), {});
});

test('lists have an item for each point, null where no range is known', () => {
  const band = { lower, upper, anomalous: Uint8Array.of(0, 0, 1, 0) };
  assert.deepEqual(seriesAttributes({ groupTags: [], values, band }), {
    lower: [null, 0, 0],
    upper: [null, 2, 5],
    anomalous: [false, true, false],
  });
  const predicted = { lower, upper, predicted: Uint8Array.of(0, 0, 0, 1) };
  assert.deepEqual(seriesAttributes({ groupTags: [], values, band: predicted }).predicted, [false, false, true]);
});

test('outliers', () => {
  assert.deepEqual(seriesAttributes({ groupTags: [], values, isOutlier: true }), { outlier: true });
  assert.deepEqual(seriesAttributes({ groupTags: [], values, isOutlier: false }), { outlier: false });
});

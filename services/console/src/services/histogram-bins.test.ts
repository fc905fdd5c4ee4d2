import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Bins,
  binAtPlace,
  binsWithin,
  latencyTicks,
  placeOfLatency,
  rangeOfBins,
  slowestFromS,
} from './histogram-bins.ts';

/** From 1 ms on, each bar twice as long as the one before. */
const doubling = (...counts: number[]): Bins =>
  counts.map((count, nth) => ({ fromS: 0.001 * 2 ** nth, toS: 0.001 * 2 ** (nth + 1), count }));

test('places are by factor within a bar', () => {
  const bins = doubling(1, 1, 1, 1);
  assert.equal(placeOfLatency(bins, 0.001), 0);
  assert.ok(Math.abs((placeOfLatency(bins, 0.002 * Math.SQRT2) ?? 0) - 1.5 / 4) < 1e-9);
  assert.equal(placeOfLatency(bins, 0.1), undefined);
  assert.equal(placeOfLatency([{ fromS: 0, toS: 2, count: 1 }], 1), 0.5);
});

test('a drag covers whole bars in either direction and stays within them', () => {
  const bins = doubling(1, 2, 3, 4);
  assert.deepEqual(
    [-1, 0.3, 0.99, 7].map((place) => binAtPlace(bins, place)),
    [0, 1, 3, 3],
  );
  assert.deepEqual(rangeOfBins(bins, 2, 1), { fromS: 0.002, toS: 0.008, count: 5 });
  assert.equal(rangeOfBins([], 0, 0), undefined);
});

test('ticks are round and apart', () => {
  const ticks = latencyTicks(doubling(1, 1, 1, 1, 1, 1, 1), 0.2);
  assert.deepEqual(
    ticks.map(({ seconds }) => seconds),
    [0.001, 0.005, 0.02, 0.1],
  );
  assert.deepEqual(latencyTicks([], 0.1), []);
});

test('a range covers the bars that it was made of', () => {
  const bins = doubling(1, 2, 3, 4);
  assert.deepEqual(binsWithin(bins, { fromS: 0.001999999, toS: 0.008000001 }), bins.slice(1, 3));
});

test('the slowest are from the bar on that keeps them below the limit', () => {
  const bins = doubling(50, 9, 0, 3, 1);
  assert.equal(slowestFromS(bins, 4), 0.008);
  assert.equal(slowestFromS(bins, 12), 0.008);
  assert.equal(slowestFromS(bins, 13), 0.002);
  assert.equal(slowestFromS(bins, 100), 0.001);
  assert.equal(slowestFromS(doubling(0, 500), 100), 0.002, 'one bar of too many is better than none');
  assert.equal(slowestFromS([], 100), undefined);
});

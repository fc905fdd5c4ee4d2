import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gamma, keyOf, maxKey, rangeOfKey, valueOfKey } from './mapping.ts';
import { quantile } from './quantile.ts';
import { roundHalfEven } from './round-half-even.ts';
import { maxBins, Sketch } from './sketch.ts';

test("keys are the Agent's", () => {
  assert.equal(keyOf(0), 0);
  assert.equal(keyOf(1), 1338);
  assert.equal(keyOf(-1), -1338);
  assert.equal(keyOf(1e-10), 0);
  assert.equal(keyOf(1e-9), 1);
  assert.equal(keyOf(gamma), 1339);
  assert.equal(keyOf(Number.MAX_VALUE), maxKey);
});

test('the key of the value of a key is that key', () => {
  for (let key = -4000; key <= 4000; key++) assert.equal(keyOf(valueOfKey(key)), key);
});

test('a value read back is off by less than 0.8 %', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-8, max: 1e12, noNaN: true }), (value) => {
      assert.ok(Math.abs(valueOfKey(keyOf(value)) - value) <= 0.0079 * value);
    }),
  );
});

test('a value lies in the range of its key, and ranges follow each other', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-8, max: 1e12, noNaN: true }), (magnitude) => {
      for (const value of [magnitude, -magnitude]) {
        const [low, high] = rangeOfKey(keyOf(value));
        const slack = 1e-9 * magnitude;
        assert.ok(low - slack <= value && value <= high + slack, `${value} in ${low}..${high}`);
      }
    }),
  );
  assert.ok(Math.abs(rangeOfKey(1500)[1] / rangeOfKey(1501)[0] - 1) < 1e-9);
  assert.deepEqual(rangeOfKey(0), [0, 0]);
  assert.equal(rangeOfKey(maxKey)[1], Number.MAX_VALUE);
});

test('weights are the whole part of 1/rate, sums are not cut', () => {
  const sketch = new Sketch();
  sketch.add(10, 0.3);
  sketch.add(2);
  sketch.add(2, 0);
  sketch.add(2, 7);
  assert.equal(sketch.count, 3 + 1 + 1 + 1);
  assert.equal(sketch.sum, 10 / 0.3 + 6);
  assert.deepEqual([sketch.min, sketch.max], [2, 10]);
  assert.deepEqual(sketch.sortedBins(), [
    [keyOf(2), 3],
    [keyOf(10), 3],
  ]);
});

test('what would not be finite is left out', () => {
  const sketch = new Sketch();
  assert.equal(sketch.add(Number.MAX_VALUE), true);
  assert.equal(sketch.add(Number.MAX_VALUE), false);
  assert.equal(sketch.count, 1);
});

test('past the bound on bins the lowest are joined and no weight is lost', () => {
  const sketch = new Sketch();
  for (let key = 0; key <= maxBins; key++) sketch.addToBin(key, 1);
  assert.equal(sketch.bins.size, maxBins);
  assert.deepEqual(sketch.sortedBins()[0], [1, 2]);
});

test('past the bound any order of keys comes to the same bins: the highest, the rest in the lowest of them', () => {
  const keys = Array.from({ length: 3 * maxBins }, (_, i) => (i * 7919) % 30_011).filter((key) => key % 2 === 0);
  const sketch = new Sketch();
  for (const key of keys) sketch.addToBin(key, 1);
  const kept = keys
    .toSorted((a, b) => b - a)
    .slice(0, maxBins)
    .reverse();
  const rest = keys.length - kept.length;
  assert.deepEqual(
    sketch.sortedBins(),
    kept.map((key, i) => [key, i === 0 ? 1 + rest : 1]),
  );
});

test('quantiles lie within a bin of the exact ones', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.001, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 300 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, q) => {
        const sketch = new Sketch();
        for (const value of values) sketch.add(value);
        const bins = sketch.sortedBins();
        const got = quantile({ keys: bins.map(([key]) => key), weights: bins.map(([, weight]) => weight) }, sketch, q);
        const sorted = values.toSorted((a, b) => a - b);
        const exact = sorted[roundHalfEven(q * (values.length - 1))] ?? 0;
        assert.ok(got >= exact / gamma && got <= exact * gamma * gamma);
      },
    ),
  );
});

test('an empty distribution has no quantile', () => {
  assert.equal(quantile({ keys: [], weights: [] }, { min: 0, max: 0 }, 0.5), Number.NaN);
});

test('of few values a percentile is one of them, about', () => {
  const sketch = new Sketch();
  for (const value of [1, 3, 100]) sketch.add(value);
  const bins = sketch.sortedBins();
  const sorted = { keys: bins.map(([key]) => key), weights: bins.map(([, weight]) => weight) };
  const got = [0.5, 0.95, 0.99].map((q) => quantile(sorted, sketch, q));
  assert.ok(
    got.every((value, at) => Math.abs(value / ([3, 100, 100][at] ?? 1) - 1) < 0.016),
    String(got),
  );
});

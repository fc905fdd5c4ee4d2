import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { median, percentile } from './statistics.ts';

test('percentiles are values that were measured, by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  assert.deepEqual(
    [0, 0.01, 0.5, 0.99, 0.991, 1].map((p) => percentile(hundred, p)),
    [1, 1, 50, 99, 100, 100],
  );
});

test('the median of an odd and an even number, of one, of none', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 3, 2]), 2);
  assert.equal(median([7]), 7);
  assert.ok(Number.isNaN(median([])));
});

test('at least the share lies at or below a percentile, and its argument stays as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, p) => {
      const before = [...values];
      const at = percentile(values, p);
      assert.ok(values.filter((value) => value <= at).length >= p * values.length - 1e-9);
      assert.deepEqual(values, before);
    }),
  );
});

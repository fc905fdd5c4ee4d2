import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { binQuantile } from './bin-quantile.ts';
import { bucketCounts, bucketOf } from './bucket-counts.ts';
import { bucketEdges } from './bucket-edges.ts';
import { countOf, type ValueBin } from './value-bins.ts';

const at = (value: number, count = 1): ValueBin => ({ low: value, high: value, count });

test('edges are round, near the number aimed at, and reach over all values', () => {
  assert.deepEqual(
    bucketEdges([at(3), at(97)], { axis: {}, buckets: 10, base: 10 }),
    [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
  );
  assert.deepEqual(
    bucketEdges([at(52), at(58)], { axis: { includesZero: false }, buckets: 6, base: 10 }),
    [52, 53, 54, 55, 56, 57, 58],
  );
  assert.deepEqual(bucketEdges([at(3000)], { axis: {}, buckets: 3, base: 2 }), [0, 1024, 2048, 3072]);
  assert.deepEqual(bucketEdges([at(-4), at(90)], { axis: { min: 0, max: 4 }, buckets: 2, base: 10 }), [0, 2, 4]);
  assert.deepEqual(bucketEdges([], { axis: {}, buckets: 10, base: 10 }), []);
});

test('edges of a logarithmic axis are parts of powers, from a power on', () => {
  assert.deepEqual(bucketEdges([at(2), at(100)], { axis: { scale: 'log' }, buckets: 2, base: 10 }), [1, 10, 100]);
  assert.deepEqual(bucketEdges([at(0), at(10)], { axis: { scale: 'log' }, buckets: 4, base: 10 })[0], 0.001);
});

test('a value on an edge is in the bucket above, on the last edge in the last', () => {
  const edges = [0, 10, 20];
  assert.deepEqual(
    [-1, 0, 9.9, 10, 20, 20.1].map((value) => bucketOf(value, edges)),
    [undefined, 0, 0, 1, 1, undefined],
  );
});

test('what a bin holds is spread over the buckets that it reaches into; what is outside is left out', () => {
  assert.deepEqual([...bucketCounts([{ low: 5, high: 15, count: 4 }, at(20, 3), at(30)], [0, 10, 20])], [2, 5]);
  assert.deepEqual([...bucketCounts([{ low: -10, high: 10, count: 4 }], [0, 10, 20])], [2, 0]);
  assert.deepEqual([...bucketCounts([{ low: 30, high: 40, count: 4 }], [0, 10, 20])], [0, 0]);
  assert.deepEqual([...bucketCounts([at(0, 3), at(5)], [1, 10, 100], { isLog: true })], [4, 0]);
});

test('no value is lost between the edges made for it', () => {
  const bin = fc
    .tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 9 }))
    .map(([low, width, count]) => ({ low, high: low + width, count }));
  fc.assert(
    fc.property(fc.array(bin, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 60 }), (bins, buckets) => {
      const edges = bucketEdges(bins, { axis: {}, buckets, base: 10 });
      const total = bucketCounts(bins, edges).reduce((sum, count) => sum + count, 0);
      assert.ok(Math.abs(total - countOf(bins)) < 1e-6, `${total} of ${countOf(bins)}`);
    }),
  );
});

test('a quantile of bins', () => {
  const bins = [{ low: 0, high: 10, count: 50 }, at(20, 40), { low: 90, high: 100, count: 10 }];
  assert.deepEqual(
    [0, 0.25, 0.5, 0.9, 0.95, 1].map((share) => binQuantile(bins, share)),
    [0, 5, 10, 20, 95, 100],
  );
  assert.equal(binQuantile([], 0.5), undefined);
});

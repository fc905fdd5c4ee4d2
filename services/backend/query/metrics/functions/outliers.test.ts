import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { SeriesSet } from '../series-set.ts';
import { outliers } from './outliers.ts';
import type { Arguments } from './series-function.ts';
import { noiseAt } from './testing-line.ts';

/** The places of the lines that are outliers. */
function found(lines: readonly (readonly number[])[], values: Arguments): readonly number[] {
  const set: SeriesSet = {
    intervalS: 20,
    timesS: Float64Array.from(lines[0] ?? [], (_, at) => at * 20),
    groupKeys: ['host'],
    series: lines.map((line, at) => ({ groupTags: [`host:${at}`], values: Float64Array.from(line) })),
    isZeroFilled: false,
  };
  const { series } = outliers.apply(set, values, { window: { fromS: 0, toS: 3600 } });
  return series.flatMap(({ isOutlier }, at) => (isOutlier ? [at] : []));
}

/** A line of 50 points of noise, a seed each, by a level. */
const noisy = (seed: number, level = 0): number[] =>
  Array.from({ length: 50 }, (_, at) => level + noiseAt(seed * 977 + at));

suite('MAD', () => {
  // Wikipedia, "Median absolute deviation": of 1 1 2 2 4 6 9 the median is 2 and the MAD 1, so a deviation is 1.4826.
  const single = [1, 1, 2, 2, 4, 6, 9].map((value) => [value]);
  test('the example that books give', () => {
    assert.deepEqual(found(single, { algorithm: 'MAD', tolerance: 2.69 }), [5, 6]);
    assert.deepEqual(found(single, { algorithm: 'MAD', tolerance: 2.7 }), [6]);
    assert.deepEqual(found(single, { algorithm: 'mad', tolerance: 4.72 }), [6]);
    assert.deepEqual(found(single, { algorithm: 'MAD', tolerance: 4.73 }), []);
  });
  test('more than the percentage of its points makes an outlier', () => {
    const flat = Array.from({ length: 10 }, (_, at) => 1 + (at % 2));
    const three = flat.map((value, at) => (at < 3 ? 99 : value));
    const of = (percentage?: number) =>
      found([flat, flat, flat, three], { algorithm: 'MAD', tolerance: 3, ...(percentage && { percentage }) });
    assert.deepEqual(of(30), []);
    assert.deepEqual(of(29), [3]);
    assert.deepEqual(of(), [3]);
  });
});

suite('DBSCAN', () => {
  test('the line that goes elsewhere', () => {
    const lines = [noisy(1), noisy(2), noisy(3, 8), noisy(4), noisy(5)];
    assert.deepEqual(found(lines, { algorithm: 'dbscan', tolerance: 3 }), [2]);
    assert.deepEqual(found(lines, { algorithm: 'DBSCAN', tolerance: 100 }), []);
  });
  test('another shape at the same level', () => {
    const wave = (phase: number) =>
      Array.from({ length: 50 }, (_, at) => Math.sin(at / 5 + phase) + noiseAt(at + phase) / 10);
    assert.deepEqual(
      found([wave(0), wave(0.05), wave(Math.PI), wave(0.02)], { algorithm: 'DBSCAN', tolerance: 3 }),
      [2],
    );
  });
  test('what is connected by others is one cluster; the smaller one is outside', () => {
    const at = (...levels: number[]) => levels.map((level) => [level, level]);
    // From the middle 2.5: 2.5 1.5 0.5 0.5 1.5 2.5 and 17.5 18.5; usual is 2 x √2.
    const levels = at(0, 1, 2, 3, 4, 5, 20, 21);
    assert.deepEqual(found(levels, { algorithm: 'DBSCAN', tolerance: 1 }), [6, 7]);
  });
  test('gaps are no distance', () => {
    const gap = noisy(3).map((value, at) => (at % 2 ? Number.NaN : value));
    assert.deepEqual(found([noisy(1), noisy(2), gap, noisy(4)], { algorithm: 'DBSCAN', tolerance: 3 }), []);
  });
  test('500 groups are compared, 501 refused', () => {
    const many = (count: number) => Array.from({ length: count }, () => [1]);
    assert.deepEqual(found(many(500), { algorithm: 'DBSCAN', tolerance: 3 }), []);
    assert.throws(() => found(many(501), { algorithm: 'DBSCAN', tolerance: 3 }), /up to 500 groups, not 501/);
    assert.deepEqual(found(many(501), { algorithm: 'MAD', tolerance: 3 }), []);
  });
});

test('scaled algorithms see no outlier in what differs little from its own size', () => {
  const close = [
    [100, 100],
    [100.01, 100.01],
    [100.02, 100.02],
    [100.5, 100.5],
  ];
  for (const name of ['DBSCAN', 'MAD']) {
    assert.deepEqual(found(close, { algorithm: name, tolerance: 3 }), [3], name);
    assert.deepEqual(found(close, { algorithm: `scaled${name}`, tolerance: 3 }), [], name);
    const far = [...close.slice(0, 3), [200, 200]];
    assert.deepEqual(found(far, { algorithm: `scaled${name}`, tolerance: 3 }), [3], name);
  }
});

test('two groups have no outlier; a percentage is of MAD alone', () => {
  assert.deepEqual(found([[1], [100]], { algorithm: 'MAD', tolerance: 1 }), []);
  assert.throws(
    () => found([[1], [1], [2]], { algorithm: 'DBSCAN', tolerance: 1, percentage: 20 }),
    /takes 'percentage' with MAD and scaledMAD alone/,
  );
});

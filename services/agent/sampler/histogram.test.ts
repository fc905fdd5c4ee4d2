import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { summariseHistogram } from './histogram.ts';
import { parseHistogramConfig } from './histogram-config.ts';

function summary(values: readonly number[], aggregates: readonly string[], percentiles: readonly string[]) {
  const { config } = parseHistogramConfig(aggregates, percentiles);
  return Object.fromEntries(summariseHistogram(values, config).map(({ suffix, value }) => [suffix, value]));
}

test('the median of an even number of values is the lower middle', () => {
  assert.deepEqual(summary([1], ['median'], []), { '.median': 1 });
  assert.deepEqual(summary([2, 1], ['median'], []), { '.median': 1 });
  assert.deepEqual(summary([3, 1, 2], ['median'], []), { '.median': 2 });
  assert.deepEqual(summary([40, 10, 30, 20], ['median'], []), { '.median': 20 });
});

test('percentiles take the first value past (p × count − 1) / 100, in whole division', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  assert.deepEqual(summary(hundred, [], ['0.5', '0.95', '0.99', '1']), {
    '.50percentile': 50,
    '.95percentile': 95,
    '.99percentile': 99,
    '.100percentile': 100,
  });
  // 95 × 20 − 1 = 1899 → index 18, the 19th of 20.
  assert.deepEqual(summary(hundred.slice(0, 20), [], ['0.95']), { '.95percentile': 19 });
  assert.deepEqual(summary([7], [], ['0.01']), { '.1percentile': 7 });
});

/** The Agent's own way: walk the weights until they pass the target. */
function walk(values: readonly number[], target: number): number | undefined {
  let weight = 0;
  return values.toSorted((a, b) => a - b).find(() => ++weight > target);
}

test('the indexes are those of a walk over the sorted values', () => {
  const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 100 }), (values, percent) => {
      const found = summary(values, ['median', 'min', 'max'], [`${percent / 100}`]);
      assert.equal(found['.median'], walk(values, Math.trunc((values.length - 1) / 2)));
      const target = Math.trunc((percent * values.length - 1) / 100);
      assert.equal(found[`.${percent}percentile`], walk(values, target));
      assert.equal(found['.max'], Math.max(...values));
      assert.equal(found['.min'], Math.min(...values));
    }),
    { numRuns: 200 },
  );
});

test('what cannot be read in the configuration is named and left out', () => {
  const { config, problems } = parseHistogramConfig(['max', 'mean', 'max'], ['0.99', '0.95', '95', '', 'x', '0', '1']);
  assert.deepEqual(config, { aggregates: ['max'], percentiles: [95, 99, 100] });
  assert.equal(problems.length, 5);
});

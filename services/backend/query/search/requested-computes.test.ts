import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestedCompute, requestedComputes } from './requested-computes.ts';

const window = { fromMs: 0, toMs: 900_000 };

test('functions, percentiles, with and without at sign', () => {
  const compute = (aggregation: string, metric?: string) => requestedCompute({ aggregation, metric }, 'compute[0]');
  assert.deepEqual(compute('count'), { kind: 'count' });
  assert.deepEqual(compute('cardinality', '@usr.id'), { kind: 'cardinality', attribute: 'usr.id' });
  assert.deepEqual(compute('median', 'duration'), { kind: 'median', attribute: 'duration' });
  assert.deepEqual(compute('pc75', '@duration'), { kind: 'percentile', attribute: 'duration', p: 75 });
  assert.deepEqual(compute('pc99.9', '@duration'), { kind: 'percentile', attribute: 'duration', p: 99.9 });
});

test('a timeseries has 150 points at most where it does not say', () => {
  const at = (toMs: number) =>
    requestedComputes([{ aggregation: 'count', type: 'timeseries' }], { fromMs: 0, toMs }).intervalMs;
  assert.equal(at(60_000), 1000);
  assert.equal(at(900_000), 10_000);
  assert.equal(at(86_400_000), 600_000);
  assert.equal(at(1_000 * 604_800_000), 4_032_000_000);
});

test('totals and one timeseries', () => {
  const { intervalMs, isTimeseries } = requestedComputes(
    [
      { aggregation: 'count', interval: '1h' },
      { aggregation: 'avg', metric: '@duration', type: 'timeseries', interval: '5m' },
    ],
    window,
  );
  assert.equal(intervalMs, 300_000);
  assert.deepEqual(isTimeseries, [false, true]);
});

const wrong: readonly (readonly [Parameters<typeof requestedComputes>[0], RegExp])[] = [
  [[{ aggregation: 'mean' }], /Field 'compute\[0\]\.aggregation' is invalid: 'mean' is not one of count,/],
  [[{ aggregation: 'pc0', metric: '@d' }], /'pc0' is not one of/],
  [[{ aggregation: 'pc100', metric: '@d' }], /'pc100' is not one of/],
  [
    [{ aggregation: 'count' }, { aggregation: 'sum' }],
    /Field 'compute\[1\]\.metric' is invalid: 'sum' needs an attribute/,
  ],
  [[{ aggregation: 'count', type: 'timeseries', interval: '5' }], /'5' is no interval/],
  [[{ aggregation: 'count', type: 'timeseries', interval: '0s' }], /'0s' is no interval/],
  [
    [
      { aggregation: 'count', type: 'timeseries', interval: '5m' },
      { aggregation: 'count', type: 'timeseries', interval: '1m' },
    ],
    /not supported yet: several intervals/,
  ],
];

for (const [computes, message] of wrong) {
  test(`computes refused: ${JSON.stringify(computes)}`, () => {
    assert.throws(() => requestedComputes(computes, window), { status: 422, message });
  });
}

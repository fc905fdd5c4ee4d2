import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderedSeries } from '../../../../lib/chart/ordered-series.ts';
import { querySeries } from '../../../../lib/chart/testing-series.ts';
import { crosshairAt } from './crosshair-at.ts';

const series = orderedSeries([
  querySeries('host:b', 10, [
    [10_000, 5],
    [20_000, 1],
  ]),
  querySeries('host:a', 10, [
    [10_000, 3],
    [20_000, null],
    [90_000, 8],
  ]),
]);
const drawn = { series, hidden: new Set<string>(), display: 'line', window: { fromMs: 0, toMs: 100_000 } } as const;

test('series are in the order of their names', () => {
  assert.deepEqual(
    series.map(({ label }) => label),
    ['host:a', 'host:b'],
  );
});

test('the crosshair snaps to the nearest value and reads what is near it, largest first', () => {
  const reading = crosshairAt(12_000, drawn);
  assert.equal(reading?.atMs, 10_000);
  assert.deepEqual(
    reading?.readings.map(({ index, value }) => [index, value]),
    [
      [1, 5],
      [0, 3],
    ],
  );
  assert.deepEqual(
    crosshairAt(80_000, drawn)?.readings.map(({ value }) => value),
    [8],
  );
});

test('what is hidden is not read', () => {
  assert.equal(crosshairAt(80_000, { ...drawn, hidden: new Set(['host:a']) })?.atMs, 20_000);
  assert.equal(crosshairAt(80_000, { ...drawn, hidden: new Set(['host:a', 'host:b']) }), undefined);
});

test('a bar is read anywhere over its bucket', () => {
  for (const at of [10_100, 19_900]) {
    const reading = crosshairAt(at, { ...drawn, display: 'bars' });
    assert.deepEqual([reading?.atMs, reading?.fromMs, reading?.toMs], [15_000, 10_000, 20_000]);
  }
});

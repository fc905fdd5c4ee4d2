import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Histogram } from './histogram.ts';
import type { HistogramSettings } from './histogram-settings.ts';
import { readHistogramSettings } from './histogram-settings.ts';

const all: Pick<HistogramSettings, 'aggregates' | 'percentiles'> = {
  aggregates: ['max', 'min', 'median', 'avg', 'sum', 'count'],
  percentiles: [50, 95, 100],
};

function pointsOf(samples: readonly (readonly [value: number, rate: number])[]): Record<string, number> {
  const histogram = new Histogram();
  for (const [value, rate] of samples) histogram.add(value, rate, true);
  return Object.fromEntries(histogram.points(all).map(({ suffix, value }) => [suffix, value]));
}

test('one sample is everything', () => {
  const one = { max: 5, min: 5, median: 5, avg: 5, sum: 5, count: 1, '50percentile': 5, '95percentile': 5 };
  assert.deepEqual(pointsOf([[5, 1]]), { ...one, '100percentile': 5 });
});

test('the median of an even number is the lower middle; the 95th of 1 to 20 is 19, of 1 to 100 is 95', () => {
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => [n - i, 1] as const);
  assert.equal(pointsOf(upTo(4)).median, 2);
  assert.equal(pointsOf(upTo(5)).median, 3);
  assert.equal(pointsOf(upTo(20))['95percentile'], 19);
  assert.equal(pointsOf(upTo(100))['95percentile'], 95);
  assert.equal(pointsOf(upTo(100))['100percentile'], 100);
});

test('a sample rate gives the whole part of its inverse as weight, and the sum the whole', () => {
  const points = pointsOf([
    [1, 1],
    [10, 0.21],
    [2, 1],
  ]);
  assert.equal(points.count, 6);
  assert.equal(points.median, 10);
  assert.equal(points.sum, 3 + 10 / 0.21);
  assert.equal(points.avg, (3 + 10 / 0.21) / 6);
});

test('rates that make no sense weigh 1', () => {
  assert.equal(pointsOf([[1, 0]]).count, 1);
  assert.equal(pointsOf([[1, -1]]).sum, 1);
  assert.equal(pointsOf([[1, 2]]).count, 1);
});

test('samples beyond the bound count everywhere but in median and percentiles', () => {
  const histogram = new Histogram();
  histogram.add(1, 1, true);
  histogram.add(9, 1, false);
  const points = Object.fromEntries(histogram.points(all).map(({ suffix, value }) => [suffix, value]));
  assert.deepEqual([points.count, points.max, points.sum, points.median], [2, 9, 10, 1]);
});

test('settings: fractions become whole percentiles, what is not understood is named', () => {
  const { histogram, warnings } = readHistogramSettings({
    histogram_aggregates: ['max', 'mode'],
    histogram_percentiles: ['0.95', '0.29', '95', 'x'],
    histogram_copy_to_distribution: true,
    histogram_copy_to_distribution_prefix: 'dist.',
  });
  assert.deepEqual(histogram, { aggregates: ['max'], percentiles: [95, 29], isCopied: true, copyPrefix: 'dist.' });
  assert.equal(warnings.length, 3);
  assert.match(warnings[0] ?? '', /histogram_aggregates: 'mode'/);
});

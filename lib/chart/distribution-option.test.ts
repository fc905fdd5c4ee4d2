import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DARK_CHART } from './chart-theme.ts';
import { distributionOption } from './distribution-option.ts';

const chart = {
  edges: [1, 10, 100, 1000],
  counts: Float64Array.of(3, 0, 5),
  unit: null,
  xAxis: { scale: 'log' },
  yAxis: {},
  markers: [
    { low: 50, high: 50, line: 'dashed', label: 'p90: 50' },
    { low: 5000, high: 5000, line: 'solid' },
  ],
  color: '#123456',
} as const;

test('buckets with values have bars, over the ends of the edges; markers outside are left out', () => {
  const option = distributionOption(chart, DARK_CHART);
  const [bars, markers] = [option.series].flat();
  assert.deepEqual(bars?.data, [
    [1, 10, 3],
    [100, 1000, 5],
  ]);
  assert.deepEqual(Array.isArray(markers?.data) && markers.data.map((each) => Array.isArray(each) && each[0]), [50]);
  const [x, y] = [[option.xAxis].flat()[0], [option.yAxis].flat()[0]];
  assert.deepEqual([x?.type, x?.min, x?.max, y?.type, y?.min], ['log', 1, 1000, 'value', 0]);
});

test('on a logarithmic axis of counts one value has a bar', () => {
  const option = distributionOption(
    { ...chart, counts: Float64Array.of(1, 0, 900), yAxis: { scale: 'log' } },
    DARK_CHART,
  );
  const y = [option.yAxis].flat()[0];
  assert.deepEqual([y?.type, y?.min], ['log', 0.5]);
  assert.deepEqual([option.series].flat()[0]?.data, [
    [1, 10, 1],
    [100, 1000, 900],
  ]);
});

test('few counts have no ticks at halves', () => {
  const ticks = (count: number) =>
    [distributionOption({ ...chart, counts: Float64Array.of(count), markers: [] }, DARK_CHART).yAxis].flat()[0];
  assert.deepEqual(
    [ticks(2), ticks(40)].map((axis) => axis && 'interval' in axis && axis.interval),
    [1, 10],
  );
});

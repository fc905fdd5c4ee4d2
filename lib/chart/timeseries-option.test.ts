import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QuerySeries } from '../api-types/query.ts';
import { LIGHT_CHART } from './chart-theme.ts';
import { querySeries } from './testing-series.ts';
import { type TimeseriesChart, timeseriesOption } from './timeseries-option.ts';

const window = { fromMs: 0, toMs: 900_000 };

/** The fields of the ECharts option that the tests look at. */
interface Option {
  readonly xAxis: { readonly min: number; readonly max: number };
  readonly yAxis: { readonly axisLabel: { readonly formatter: (value: number) => string } };
  readonly series: readonly {
    readonly type: string;
    readonly symbol?: string;
    readonly lineStyle?: { readonly color: string; readonly opacity: number };
    readonly data: readonly { readonly value: readonly unknown[]; readonly symbol?: string }[];
  }[];
}

const draw = (chart: Pick<TimeseriesChart, 'series'> & Partial<TimeseriesChart>): Option =>
  timeseriesOption({ display: 'line', ...window, ...chart }, LIGHT_CHART) as unknown as Option;

const steps = (seconds: number, count: number, fromMs = 0): [number, number][] =>
  Array.from({ length: count }, (_, index) => [fromMs + index * seconds * 1000, index]);

test('the axis is the window, not the points', () => {
  const { xAxis } = draw({ series: [querySeries('*', 5, steps(45, 4, 300_000))] });
  assert.deepEqual([xAxis.min, xAxis.max], [0, 900_000]);
});

test('a 45 second check is one joined line with its points marked', () => {
  const [line] = draw({ series: [querySeries('*', 5, steps(45, 20))] }).series;
  assert.equal(line?.symbol, 'circle');
  assert.equal(line?.data.length, 20, 'no hole between them');
});

test('a gap is a hole, and what stands alone in a long line is a dot', () => {
  const points: QuerySeries['pointlist'] = [...steps(2, 100), [700_000, 7]];
  const [line] = draw({ series: [querySeries('*', 2, points)] }).series;
  assert.equal(line?.symbol, 'none');
  assert.deepEqual(line?.data.slice(100), [
    { value: [700_000, '-'] },
    { value: [700_000, 7], symbol: 'circle', symbolSize: 5 },
  ]);
});

test('hidden series are not drawn and the others keep their colours; one stands out', () => {
  const series = ['host:a', 'host:b', 'host:c'].map((scope) => querySeries(scope, 10, steps(10, 3)));
  const drawn = draw({ series, hidden: new Set([0]), highlighted: 2 }).series;
  assert.deepEqual(
    drawn.map(({ lineStyle }) => [lineStyle?.color, lineStyle?.opacity]),
    [
      [LIGHT_CHART.palette[1], 0.2],
      [LIGHT_CHART.palette[2], 1],
    ],
  );
});

test('bars stack and areas too, drawn as shapes', () => {
  const series = ['host:a', 'host:b'].map((scope) => querySeries(scope, 10, steps(10, 3)));
  const data = (display: 'area' | 'bars') => draw({ series, display }).series.map((one) => one.data);
  assert.deepEqual(data('bars')[1]?.[2], [20_000, 30_000, 2, 4]);
  assert.deepEqual(data('area')[1], [[0, 20_000, 0, 4]]);
});

test('the value axis speaks the unit of the series', () => {
  const [byte] = [{ family: 'bytes', scale_factor: 1, name: 'byte', short_name: 'B', plural: 'bytes', id: 2 }];
  const { yAxis } = draw({ series: [{ ...querySeries('*', 10, steps(10, 2)), unit: [byte ?? null, null] }] });
  assert.equal(yAxis.axisLabel.formatter(3 * 1024 ** 2), '3 MiB');
});

test('no series is an empty graph of the window', () => {
  const option = draw({ series: [] });
  assert.deepEqual(option.series, []);
  assert.equal(option.xAxis.max, 900_000);
});

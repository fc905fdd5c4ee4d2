import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QuerySeries } from '../api-types/query.ts';
import { LIGHT_CHART } from './chart-theme.ts';
import { querySeries } from './testing-series.ts';
import { type TimeseriesChart, timeseriesOption } from './timeseries-option.ts';

const window = { fromMs: 0, toMs: 900_000 };

/** An element as it is handed to ECharts. */
interface Element {
  readonly type: string;
  readonly children?: readonly Element[];
  readonly shape: { readonly pixels?: { readonly list: Float64Array }; readonly cx?: number; readonly cy?: number };
  readonly style: {
    readonly stroke?: string;
    readonly fill: string;
    readonly opacity: number;
    readonly lineWidth?: number;
    readonly lineDash?: readonly number[];
  };
}

/** The fields of the ECharts option that the tests look at. */
interface Option {
  readonly xAxis: { readonly min: number; readonly max: number };
  readonly yAxis: { readonly axisLabel: { readonly formatter: (value: number) => string } };
  readonly series: readonly [
    {
      readonly data: readonly (readonly number[])[];
      readonly renderItem: (
        params: { dataIndex: number; coordSys: object },
        api: { coord: (point: number[]) => number[] },
      ) => Element;
    },
  ];
}

const draw = (chart: Pick<TimeseriesChart, 'series'> & Partial<TimeseriesChart>): Option =>
  timeseriesOption({ display: 'line', ...window, ...chart }, LIGHT_CHART) as unknown as Option;

/** What is drawn of each shape where a pixel is `msPerPx` wide and a value is a pixel high, from the bottom. */
function elements({ series: [only] }: Option, msPerPx = 1000): Element[][] {
  const coord = ([at = 0, value = 0]: number[]) => [at / msPerPx, 100 - value];
  return only.data.map((_, dataIndex) => {
    const drawn = only.renderItem({ dataIndex, coordSys: {} }, { coord });
    return [...(drawn.children ?? [drawn])];
  });
}

const pixels = (element: Element | undefined): number[] => [...(element?.shape.pixels?.list ?? [])];

const steps = (seconds: number, count: number, fromMs = 0): [number, number][] =>
  Array.from({ length: count }, (_, index) => [fromMs + index * seconds * 1000, index]);

test('the axis is the window, not the points', () => {
  const { xAxis } = draw({ series: [querySeries('*', 5, steps(45, 4, 300_000))] });
  assert.deepEqual([xAxis.min, xAxis.max], [0, 900_000]);
});

test('the value axis reaches as far as what is drawn', () => {
  const series = [querySeries('host:a', 10, steps(10, 3)), querySeries('host:b', 10, steps(10, 5, 100_000))];
  assert.deepEqual(draw({ series }).series[0].data, [
    [0, 20_000, 0, 2],
    [100_000, 140_000, 0, 4],
  ]);
});

test('a 45 second check is one joined line with its points marked', () => {
  const [line = []] = elements(draw({ series: [querySeries('*', 5, steps(45, 3))] }));
  assert.deepEqual(pixels(line[0]), [0, 100, 45, 99, 90, 98], 'no hole between them');
  assert.deepEqual(
    line.slice(1).map(({ type, shape }) => [type, shape.cx, shape.cy]),
    [
      ['circle', 0, 100],
      ['circle', 45, 99],
      ['circle', 90, 98],
    ],
  );
});

test('a gap is a hole, and what stands alone in a long line is a dot', () => {
  const points: QuerySeries['pointlist'] = [...steps(2, 100), [700_000, 7]];
  const [line = []] = elements(draw({ series: [querySeries('*', 2, points)] }));
  assert.deepEqual(
    line.map(({ type, shape }) => [type, shape.pixels?.list.length ?? [shape.cx, shape.cy]]),
    [
      ['labrador-trace', 200],
      ['circle', [700, 93]],
    ],
  );
});

test('hidden series are not drawn and the others keep their colours; one stands out', () => {
  const series = ['host:a', 'host:b', 'host:c'].map((scope) => querySeries(scope, 10, steps(10, 3)));
  const drawn = elements(draw({ series, hidden: new Set([0]), highlighted: 2 }));
  assert.deepEqual(
    drawn.map(([line]) => [line?.style.stroke, line?.style.opacity]),
    [
      [LIGHT_CHART.palette[1], 0.2],
      [LIGHT_CHART.palette[2], 1],
    ],
  );
});

test('many lines are thin, but for the one that stands out', () => {
  const series = Array.from({ length: 31 }, (_, index) => querySeries(`host:${index}`, 10, steps(10, 3)));
  const widths = (chart: Partial<TimeseriesChart>) =>
    new Set(elements(draw({ series, ...chart })).map(([line]) => line?.style.lineWidth));
  assert.deepEqual(widths({}), new Set([1]));
  assert.deepEqual(widths({ highlighted: 4 }), new Set([1, 1.75]));
  assert.deepEqual(widths({ hidden: new Set([0]) }), new Set([1.75]));
});

test('areas stack: along the tops and back along the bases, a line on top', () => {
  const series = ['host:a', 'host:b'].map((scope) => querySeries(scope, 10, steps(10, 2, 10_000)));
  const [, [area, line] = []] = elements(draw({ series, display: 'area' }));
  assert.deepEqual(pixels(area), [10, 100, 20, 98, 20, 99, 10, 100]);
  assert.deepEqual(pixels(line), [10, 100, 20, 98]);
});

test('bars stack, each over its bucket with a gap; slim ones touch, but not over an empty bucket', () => {
  const bars = ['host:a', 'host:b'].map((scope) =>
    querySeries(scope, 10, [
      [0, 1],
      [10_000, 2],
      [30_000, 4],
    ]),
  );
  const [, [wide] = []] = elements(draw({ series: bars, display: 'bars' }));
  assert.deepEqual(pixels(wide), [0.75, 98, 8.5, 1, 10.75, 96, 8.5, 2, 30.75, 92, 8.5, 4]);
  const [, slim = []] = elements(draw({ series: bars, display: 'bars' }), 5000);
  assert.deepEqual(slim.map(pixels), [
    [0, 98, 2, 98, 2, 96, 4, 96, 4, 98, 2, 98, 2, 99, 0, 99],
    [6, 92, 8, 92, 8, 96, 6, 96],
  ]);
});

test('equal values are a straight line', () => {
  const flat = querySeries('*', 10, [
    [0, 5],
    [10_000, 5],
  ]);
  assert.deepEqual(pixels(elements(draw({ series: [flat] }))[0]?.[0]), [0, 95, 10, 95]);
});

test('the value axis speaks the unit of the series', () => {
  const [byte] = [{ family: 'bytes', scale_factor: 1, name: 'byte', short_name: 'B', plural: 'bytes', id: 2 }];
  const { yAxis } = draw({ series: [{ ...querySeries('*', 10, steps(10, 2)), unit: [byte ?? null, null] }] });
  assert.equal(yAxis.axisLabel.formatter(3 * 1024 ** 2), '3 MiB');
});

test('no series, or none with a value, is an empty graph of the window', () => {
  for (const series of [[], [querySeries('*', 10, [[0, null]])]]) {
    for (const display of ['line', 'area', 'bars'] as const) {
      const option = draw({ series, display });
      assert.deepEqual(option.series[0].data, []);
      assert.equal(option.xAxis.max, 900_000);
    }
  }
});

test('the range that is expected lies behind the lines, and anomalies are red', () => {
  const line = querySeries('*', 10, steps(10, 4));
  const attributes = { lower: [null, 0, 0, 1], upper: [null, 2, 3, 2], anomalous: [false, false, false, true] };
  const option = draw({ series: [{ ...line, attributes }] });
  const [[band] = [], parts = []] = elements(option);
  assert.equal(band?.style.fill, LIGHT_CHART.band);
  assert.deepEqual(pixels(band), [10, 98, 20, 97, 30, 98, 30, 99, 20, 100, 10, 100]);
  const strokes = parts.filter(({ type }) => type === 'labrador-trace');
  assert.deepEqual(
    strokes.map((part) => [part.style.stroke, pixels(part)]),
    [
      [LIGHT_CHART.palette[0], [0, 100, 10, 99, 20, 98]],
      [LIGHT_CHART.anomaly, [20, 98, 30, 97]],
    ],
  );
  assert.deepEqual(option.series[0].data[0], [10_000, 30_000, 0, 3]);
});

test('a range has a hole where none is known', () => {
  const line = querySeries('*', 10, steps(10, 5));
  const attributes = { lower: [0, 0, null, 0, 0], upper: [1, 1, null, 1, 1], anomalous: steps(10, 5).map(() => false) };
  const bands = draw({ series: [{ ...line, attributes }] }).series[0].data.slice(0, -1);
  assert.deepEqual(bands, [
    [0, 10_000, 0, 1],
    [30_000, 40_000, 0, 1],
  ]);
});

test('a prediction is dashed', () => {
  const line = querySeries('*', 10, steps(10, 4));
  const predicted = [false, false, true, true];
  const [, parts = []] = elements(
    draw({ series: [{ ...line, attributes: { lower: [null, null, 1, 2], upper: [null, null, 3, 4], predicted } }] }),
  );
  const dashes = parts.filter(({ type }) => type === 'labrador-trace').map(({ style }) => style.lineDash !== undefined);
  assert.deepEqual(dashes, [false, true]);
});

test('outliers stand out from the others, until one is pointed at', () => {
  const series = [true, false].map((outlier, at) => ({
    ...querySeries(`host:${at}`, 10, steps(10, 3)),
    attributes: { outlier },
  }));
  const opacities = (highlighted?: number) =>
    elements(draw({ series, highlighted })).map(([line]) => line?.style.opacity);
  assert.deepEqual(opacities(), [1, 0.2]);
  assert.deepEqual(opacities(1), [0.2, 1]);
  const none = series.map((one) => ({ ...one, attributes: { outlier: false } }));
  assert.deepEqual(
    elements(draw({ series: none })).map(([line]) => line?.style.opacity),
    [1, 1],
  );
});

test('series in styles of their own: what is filled lies behind lines, and stacks of different requests stand apart', () => {
  const series = ['host:a', 'host:b', 'host:c'].map((scope) => querySeries(scope, 10, steps(10, 2, 10_000)));
  const style = { dash: 'solid', width: 1.75 } as const;
  const drawn = draw({
    series,
    styles: [
      { ...style, display: 'line', stack: 0, dash: 'dashed', width: 3 },
      { ...style, display: 'bars', stack: 1 },
      { ...style, display: 'bars', stack: 2 },
    ],
  });
  assert.deepEqual(
    drawn.series[0].data.map(([, , low, high]) => [low, high]),
    [
      [0, 1],
      [0, 1],
      [0, 1],
    ],
    'the bars of the second request begin at zero',
  );
  const last = elements(drawn).at(-1)?.[0];
  assert.deepEqual([last?.style.stroke, last?.style.lineWidth], [LIGHT_CHART.palette[0], 3]);
});

test('a logarithmic axis begins a power of ten below its values, and zero lies on its bottom', () => {
  const series = [
    querySeries('*', 10, [
      [0, 0],
      [10_000, 5],
      [20_000, 700],
    ]),
  ];
  const option = draw({ series, axis: { scale: 'log' } }) as unknown as Option & {
    readonly yAxis: { readonly type: string; readonly min: number };
  };
  assert.deepEqual([option.yAxis.type, option.yAxis.min], ['log', 0.01]);
  const [only] = option.series;
  const drawn = only.renderItem(
    { dataIndex: 0, coordSys: {} },
    { coord: ([at = 0, value = 1]) => [at / 1000, 100 - Math.log10(value) * 10] },
  );
  const list = pixels(drawn.children?.[0]).map((pixel) => Math.round(pixel));
  assert.deepEqual(list, [0, 120, 10, 93, 20, 72]);
});

test('ends that the author sets are the ends of the axis', () => {
  const option = draw({ series: [querySeries('*', 10, steps(10, 3))], axis: { min: -5, max: 40, label: 'ms' } });
  const axis = option.yAxis as unknown as { readonly min: number; readonly max: number; readonly name: string };
  assert.deepEqual([axis.min, axis.max, axis.name], [-5, 40, 'ms']);
});

test('series of the right axis are drawn against an axis of their own', () => {
  const style = { display: 'line', stack: 0, dash: 'solid', width: 1 } as const;
  const chart = timeseriesOption(
    {
      display: 'line',
      ...window,
      series: [querySeries('host:a', 10, [[0, 3]]), querySeries('host:b', 10, [[0, 4000]])],
      styles: [style, { ...style, axis: 'right' }],
      rightAxis: { min: 0, max: 5000, label: 'right' },
    },
    LIGHT_CHART,
  );
  const axes = chart.yAxis as { position?: string; max?: number; name?: string }[];
  assert.deepEqual(
    axes.map(({ position, max, name }) => [position, max, name]),
    [
      [undefined, undefined, undefined],
      ['right', 5000, 'right'],
    ],
  );
  const drawn = chart.series as { yAxisIndex: number; data: number[][] }[];
  assert.deepEqual(
    drawn.map(({ yAxisIndex, data }) => [yAxisIndex, data.map((ends) => ends[3])]),
    [
      [0, [3]],
      [1, [4000]],
    ],
  );
});

test('an axis of powers has its ticks at round values', () => {
  const option = draw({
    series: [
      querySeries('host:a', 10, [
        [0, 0],
        [10_000, 100],
      ]),
    ],
    axis: { scale: 'power', power: 0.5 },
  });
  const { axisTick, axisLabel } = option.yAxis as unknown as {
    axisTick: { customValues: number[] };
    axisLabel: { formatter: (value: number) => string };
  };
  assert.deepEqual(axisTick.customValues.map(axisLabel.formatter), ['0', '20', '60', '100']);
  assert.deepEqual(option.series[0].data, [[0, 10_000, 0, 10]]);
  const [line] = elements(option)[0] ?? [];
  assert.deepEqual(pixels(line), [0, 100, 10, 90]);
});

test('numbers stand beside values that have room for them', () => {
  const style = { display: 'bars', stack: 0, dash: 'solid', width: 1, hasValueLabels: true } as const;
  const option = draw({
    series: [
      querySeries('host:a', 10, [
        [0, 3],
        [10_000, 4],
        [90_000, 5],
      ]),
    ],
    styles: [style],
  });
  const labels = elements(option)[1] as unknown as { style: { text: string } }[];
  assert.deepEqual(
    labels.map((one) => one.style.text),
    ['3', '5'],
  );
});

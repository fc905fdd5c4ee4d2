import type { CustomSeriesOption, EChartsOption } from 'echarts';
import type { QuerySeries } from '../api-types/query.ts';
import { formatValue } from '../units/format-value.ts';
import { areaShapes } from './area-shape.ts';
import { bandShapes } from './band-shape.ts';
import { barShape } from './bar-shape.ts';
import { type ChartTheme, seriesColor } from './chart-theme.ts';
import type { DrawnShape, Paint } from './drawn-shape.ts';
import { lineShape } from './line-shape.ts';
import { plotBetween } from './plot.ts';
import { stackedBars } from './stacked-bars.ts';
import { stackedLines } from './stacked-lines.ts';
import { valueAxis } from './value-axis.ts';

export type TimeseriesDisplay = 'line' | 'area' | 'bars';

/** A time series graph: lines over each other, areas and bars on each other. */
export interface TimeseriesChart {
  readonly series: readonly QuerySeries[];
  readonly display: TimeseriesDisplay;
  /** The window shown, Unix milliseconds, whether or not there are points at its ends. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Values are counts: the axis has whole numbers alone. */
  readonly isCount?: boolean;
  /** Places in `series` that are not drawn; they keep their colour. */
  readonly hidden?: ReadonlySet<number>;
  /** The place in `series` that stands out, the others step back. */
  readonly highlighted?: number | undefined;
}

/** Space around the plot in pixels; wider labels of the value axis take more at the left. */
export const PLOT_MARGIN = { left: 36, right: 14, top: 12, bottom: 26 } as const;

/** Up to so many values in a graph each is marked, so that one sees where a check ran. */
const MARKED_VALUES = 90;

/** Above so many series lines are thin: they read better, and without a graphics card they are drawn several times faster. */
const MANY_SERIES = 30;

/** The chart definition for ECharts, in the browser and for pictures alike; without tooltip, which only a browser has. */
export function timeseriesOption(chart: TimeseriesChart, theme: ChartTheme): EChartsOption {
  const unit = chart.series[0]?.unit ?? null;
  const shapes = drawnShapes(chart, theme);
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: theme.fontFamily },
    grid: { ...PLOT_MARGIN, outerBounds: { left: 8, right: 4, top: 0, bottom: 0 }, outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'time',
      min: chart.fromMs,
      max: chart.toMs,
      axisLine: { lineStyle: { color: theme.axis } },
      axisTick: { lineStyle: { color: theme.axis } },
      axisLabel: { color: theme.text, fontSize: 11, hideOverlap: true },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      ...valueAxis(Math.min(...shapes.map(({ low }) => low)), Math.max(...shapes.map(({ high }) => high)), unit),
      splitNumber: 5,
      ...(chart.isCount ? { minInterval: 1 } : {}),
      axisLabel: { color: theme.text, fontSize: 11, formatter: (value: number) => formatValue(value, unit) },
      splitLine: { lineStyle: { color: theme.grid } },
    },
    series: [oneSeries(shapes)],
  };
}

/** All shapes as one series, an item each: its ends decide what the axes reach. */
function oneSeries(shapes: readonly DrawnShape[]): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    clip: true,
    data: shapes.map(({ fromMs, toMs, low, high }) => [fromMs, toMs, low, high]),
    encode: { x: [0, 1], y: [2, 3] },
    renderItem: ({ dataIndex }, { coord }) => {
      const shape = shapes[dataIndex];
      return shape?.draw(plotBetween(shape, coord));
    },
  };
}

function drawnShapes(chart: TimeseriesChart, theme: ChartTheme): DrawnShape[] {
  const shown = chart.series.flatMap((series, index) => (chart.hidden?.has(index) ? [] : [{ series, index }]));
  const all = shown.map(({ series }) => series);
  const paint = (index: number): Paint => ({
    color: seriesColor(theme, index),
    faded: isFaded(chart, index),
    width: shown.length > MANY_SERIES && chart.highlighted !== index ? 1 : 1.75,
  });
  if (chart.display === 'line') {
    const marked = all.reduce((sum, one) => sum + one.length, 0) <= MARKED_VALUES;
    const { anomaly, band } = theme;
    return [
      ...shown.flatMap(({ series, index }) => bandShapes(series, { color: band, faded: paint(index).faded })),
      ...shown.flatMap(({ series, index }) => lineShape(series, { ...paint(index), marked, anomaly }) ?? []),
    ];
  }
  if (chart.display === 'area') {
    const stacks = stackedLines(all);
    return shown.flatMap(({ index }, place) => areaShapes(stacks[place] ?? [], paint(index)));
  }
  const stacks = stackedBars(all);
  return shown.flatMap(({ index }, place) => barShape(stacks[place] ?? [], paint(index)) ?? []);
}

/** Others step back behind the series that stands out; without one, the usual ones behind outliers. */
function isFaded({ series, highlighted }: TimeseriesChart, index: number): boolean {
  if (highlighted !== undefined) return highlighted !== index;
  return series[index]?.attributes.outlier === false && series.some(({ attributes }) => attributes.outlier === true);
}

import type { CustomSeriesOption, EChartsOption } from 'echarts';
import type { QuerySeries } from '../api-types/query.ts';
import { areaShapes } from './area-shape.ts';
import type { AxisRules } from './axis-rules.ts';
import { bandShapes } from './band-shape.ts';
import { barShape } from './bar-shape.ts';
import { type ChartTheme, seriesColor } from './chart-theme.ts';
import type { DrawnShape, Paint } from './drawn-shape.ts';
import { lineShape } from './line-shape.ts';
import { logBase } from './log-base.ts';
import { logBeginning } from './log-beginning.ts';
import type { Marker } from './marker.ts';
import { markerShape } from './marker-shape.ts';
import { plotBetween } from './plot.ts';
import type { SeriesStyle } from './series-style.ts';
import { stackedBars } from './stacked-bars.ts';
import { stackedLines } from './stacked-lines.ts';
import { timeseriesAxis } from './timeseries-axis.ts';

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
  /** By place in `series`, where they are not all drawn as `display` says. */
  readonly styles?: readonly SeriesStyle[] | undefined;
  readonly axis?: AxisRules | undefined;
  readonly markers?: readonly Marker[] | undefined;
}

/** Space around the plot in pixels; wider labels of the value axis take more at the left. */
export const PLOT_MARGIN = { left: 36, right: 14, top: 12, bottom: 26 } as const;

/** Up to so many values in a graph each is marked, so that one sees where a check ran. */
const MARKED_VALUES = 90;

/** Above so many series lines are thin: they read better, and without a graphics card they are drawn several times faster. */
const MANY_SERIES = 30;

/** The chart definition for ECharts, in the browser and for pictures alike; without tooltip, which only a browser has. */
export function timeseriesOption(chart: TimeseriesChart, theme: ChartTheme): EChartsOption {
  const { axis = {}, markers = [] } = chart;
  const window = { fromMs: chart.fromMs, toMs: chart.toMs };
  const shapes = [...markers.map((marker) => markerShape(marker, window, theme)), ...drawnShapes(chart, theme)];
  const logFrom = axis.scale === 'log' ? logBeginning(shapes, axis, logBase(chart.series[0]?.unit ?? null)) : undefined;
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: theme.fontFamily },
    grid: {
      ...PLOT_MARGIN,
      outerBounds: { left: 8, right: 4, top: 0, bottom: 0 },
      outerBoundsContain: axis.label ? 'all' : 'axisLabel',
    },
    xAxis: {
      type: 'time',
      min: chart.fromMs,
      max: chart.toMs,
      axisLine: { lineStyle: { color: theme.axis } },
      axisTick: { lineStyle: { color: theme.axis } },
      axisLabel: { color: theme.text, fontSize: 11, hideOverlap: true },
      splitLine: { show: false },
    },
    yAxis: timeseriesAxis({ ...chart, shapes, logFrom }, theme),
    series: [oneSeries(shapes, logFrom)],
  };
}

/** All shapes as one series, an item each: its ends decide what the axes reach. */
export function oneSeries(shapes: readonly DrawnShape[], logFrom: number | undefined): CustomSeriesOption {
  const least = logFrom ?? Number.NEGATIVE_INFINITY;
  return {
    type: 'custom',
    silent: true,
    clip: true,
    data: shapes.map(({ fromMs, toMs, low, high }) => [fromMs, toMs, Math.max(low, least), Math.max(high, least)]),
    encode: { x: [0, 1], y: [2, 3] },
    renderItem: ({ dataIndex }, { coord }) => {
      const shape = shapes[dataIndex];
      return shape?.draw(plotBetween(shape, coord, { logFrom }));
    },
  };
}

function drawnShapes(chart: TimeseriesChart, theme: ChartTheme): DrawnShape[] {
  const usual = { display: chart.display, stack: 0, dash: 'solid', width: 1.75 } as const;
  const shown = chart.series.flatMap((series, index) =>
    chart.hidden?.has(index) ? [] : [{ series, index, style: chart.styles?.[index] ?? usual }],
  );
  const drawn = ({ display }: SeriesStyle) => (display === 'area' ? 0 : display === 'bars' ? 1 : 2);
  // What is filled lies behind the lines.
  const stacks = Map.groupBy(shown, ({ style }) =>
    style.display === 'line' ? 'lines' : `${drawn(style)} ${style.stack}`,
  );
  const paint = ({ index, style }: (typeof shown)[number]): Paint => ({
    color: seriesColor(theme, index),
    faded: isFaded(chart, index),
    width: shown.length > MANY_SERIES && chart.highlighted !== index ? 1 : style.width,
    dash: style.dash,
  });
  const marked = shown.reduce((sum, { series }) => sum + series.length, 0) <= MARKED_VALUES;
  const { anomaly, band } = theme;
  const bands = shown
    .filter(({ style }) => style.display === 'line')
    .flatMap((one) => bandShapes(one.series, { color: band, faded: paint(one).faded }));
  const inOrder = [...stacks.values()].sort(([a], [b]) => (a && b ? drawn(a.style) - drawn(b.style) : 0));
  const shapes = inOrder.flatMap((stack) => {
    const all = stack.map(({ series }) => series);
    const display = stack[0]?.style.display;
    if (display === 'line')
      return stack.flatMap((one) => lineShape(one.series, { ...paint(one), marked, anomaly }) ?? []);
    if (display === 'area') {
      const runs = stackedLines(all);
      return stack.flatMap((one, place) => areaShapes(runs[place] ?? [], paint(one)));
    }
    const bars = stackedBars(all);
    return stack.flatMap((one, place) => barShape(bars[place] ?? [], paint(one)) ?? []);
  });
  return [...bands, ...shapes];
}

/** Others step back behind the series that stands out; without one, the usual ones behind outliers. */
function isFaded({ series, highlighted }: TimeseriesChart, index: number): boolean {
  if (highlighted !== undefined) return highlighted !== index;
  return series[index]?.attributes.outlier === false && series.some(({ attributes }) => attributes.outlier === true);
}

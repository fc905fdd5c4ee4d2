import type { CustomSeriesOption, EChartsOption } from 'echarts';
import type { QuerySeries } from '../api-types/query.ts';
import type { AxisRules } from './axis-rules.ts';
import type { ChartTheme } from './chart-theme.ts';
import type { DrawnShape } from './drawn-shape.ts';
import { drawnShapes, shownOn } from './drawn-shapes.ts';
import { eventShape } from './event-shape.ts';
import { logBase } from './log-base.ts';
import { logBeginning } from './log-beginning.ts';
import { markerLabels } from './marker-labels.ts';
import { markerShape } from './marker-shape.ts';
import { type Plot, plotBetween } from './plot.ts';
import { powerScale } from './power-scale.ts';
import { timeseriesAxis } from './timeseries-axis.ts';
import type { TimeseriesChart } from './timeseries-chart.ts';

export type { TimeseriesChart, TimeseriesDisplay } from './timeseries-chart.ts';

/** Space around the plot in pixels; wider labels of the value axes take more at their sides. */
export const PLOT_MARGIN = { left: 36, right: 14, top: 12, bottom: 26 } as const;

/** What is drawn against one of the value axes. */
interface Side {
  readonly shapes: readonly DrawnShape[];
  readonly rules: AxisRules;
  readonly unit: QuerySeries['unit'];
  /** Where a logarithmic axis begins. */
  readonly logFrom: number | undefined;
}

/** The chart definition for ECharts, in the browser and for pictures alike; without tooltip, which only a browser has. */
export function timeseriesOption(chart: TimeseriesChart, theme: ChartTheme): EChartsOption {
  const sides = sidesOf(chart, theme);
  const axes = sides.map((side, at) => ({
    ...timeseriesAxis({ ...side, isCount: chart.isCount ?? false, isRight: at === 1 }, theme),
    // A left axis beside a right one that has all series would say nothing.
    ...(sides.length > 1 && side.shapes.length === 0 && { show: false }),
  }));
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: theme.fontFamily },
    grid: {
      ...PLOT_MARGIN,
      outerBounds: { left: 8, right: 4, top: 0, bottom: 0 },
      outerBoundsContain: sides.some(({ rules }) => rules.label) ? 'all' : 'axisLabel',
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
    yAxis: axes.length === 1 && axes[0] ? axes[0] : axes,
    series: sides.map(oneSeries),
  };
}

/** The left axis, which has the markers and events, and the right one where a series is drawn against it. */
function sidesOf(chart: TimeseriesChart, theme: ChartTheme): readonly Side[] {
  const { axis = {}, rightAxis = {}, markers = [], events = [] } = chart;
  const window = { fromMs: chart.fromMs, toMs: chart.toMs };
  const side = (at: 'left' | 'right', rules: AxisRules): Side => {
    const shown = shownOn(chart, at);
    const unit = (shown[0]?.series ?? (at === 'left' ? chart.series[0] : undefined))?.unit ?? null;
    const drawn = drawnShapes(shown, chart, theme);
    const others = at === 'left' ? [...markers.map((one) => markerShape(one, window, theme)), ...drawn] : drawn;
    const value = others.at(-1)?.low;
    const marks = at === 'left' && value !== undefined ? events.map((event) => eventShape(event, value, theme)) : [];
    const labels = at === 'left' ? markerLabels(markers, window, theme) : [];
    const shapes = [...others, ...marks, ...labels];
    const logFrom = rules.scale === 'log' ? logBeginning(shapes, rules, logBase(unit)) : undefined;
    return { shapes, rules, unit, logFrom };
  };
  const hasRight = chart.styles?.some((style) => style.axis === 'right') ?? false;
  return [side('left', axis), ...(hasRight ? [side('right', rightAxis)] : [])];
}

/** All shapes of a side as one series, an item each: its ends decide what the axes reach. */
export function oneSeries(
  { shapes, logFrom, rules }: Pick<Side, 'shapes' | 'logFrom' | 'rules'>,
  yAxisIndex: number,
): CustomSeriesOption {
  const least = logFrom ?? Number.NEGATIVE_INFINITY;
  const { toAxis } = powerScale(rules);
  const place = (value: number) => toAxis(Math.max(value, least));
  return {
    type: 'custom',
    silent: true,
    clip: true,
    yAxisIndex,
    data: shapes.map(({ fromMs, toMs, low, high }) => [fromMs, toMs, place(low), place(high)]),
    encode: { x: [0, 1], y: [2, 3] },
    renderItem: ({ dataIndex, coordSys }, { coord }) => {
      const shape = shapes[dataIndex];
      return shape?.draw({ ...plotBetween(shape, coord, { logFrom, toAxis }), ends: endsOf(coordSys) });
    },
  };
}

/** ECharts' types do not tell that a grid has a place. */
function endsOf(grid: object): Plot['ends'] {
  const { y, height } = grid as { readonly y?: unknown; readonly height?: unknown };
  return typeof y === 'number' && typeof height === 'number' ? { top: y, bottom: y + height } : undefined;
}

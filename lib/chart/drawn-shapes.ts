import type { QuerySeries } from '../api-types/query.ts';
import { areaShapes } from './area-shape.ts';
import { bandShapes } from './band-shape.ts';
import { barShape } from './bar-shape.ts';
import { type ChartTheme, seriesColor } from './chart-theme.ts';
import type { DrawnShape, Paint } from './drawn-shape.ts';
import { lineShape } from './line-shape.ts';
import type { SeriesStyle } from './series-style.ts';
import { stackedBars } from './stacked-bars.ts';
import { stackedLines } from './stacked-lines.ts';
import type { TimeseriesChart } from './timeseries-chart.ts';
import { type LabelledValue, valueLabels } from './value-labels.ts';

/** A series that is drawn, with its place among all. */
interface Shown {
  readonly series: QuerySeries;
  readonly index: number;
  readonly style: SeriesStyle;
}

/** Up to so many values in a graph each is marked, so that one sees where a check ran. */
const MARKED_VALUES = 90;

/** Above so many series lines are thin: they read better, and without a graphics card they are drawn several times faster. */
const MANY_SERIES = 30;

/** The series that are drawn against one of the axes, those of a graph without a right one against the left. */
export function shownOn(chart: TimeseriesChart, axis: 'left' | 'right'): readonly Shown[] {
  const usual: SeriesStyle = { display: chart.display, stack: 0, dash: 'solid', width: 1.75 };
  return chart.series.flatMap((series, index) => {
    const style = chart.styles?.[index] ?? usual;
    return chart.hidden?.has(index) || (style.axis ?? 'left') !== axis ? [] : [{ series, index, style }];
  });
}

/** All that is drawn of these series: what is expected behind, then what is filled, lines and numbers in front. */
export function drawnShapes(shown: readonly Shown[], chart: TimeseriesChart, theme: ChartTheme): DrawnShape[] {
  const stacks = Map.groupBy(shown, ({ style }) =>
    style.display === 'line' ? 'lines' : `${layer(style)} ${style.stack}`,
  );
  const paint = ({ index, style }: Shown): Paint => ({
    color: seriesColor(theme, index),
    faded: isFaded(chart, index),
    width: shown.length > MANY_SERIES && chart.highlighted !== index ? 1 : style.width,
    dash: style.dash,
  });
  const marked = shown.reduce((sum, { series }) => sum + series.length, 0) <= MARKED_VALUES;
  const bands = shown
    .filter(({ style }) => style.display === 'line')
    .flatMap((one) => bandShapes(one.series, { color: theme.band, faded: paint(one).faded }));
  const inOrder = [...stacks.values()].sort(([a], [b]) => (a && b ? layer(a.style) - layer(b.style) : 0));
  const shapes = inOrder.flatMap((stack) => stackShapes(stack, { paint, marked, theme }));
  return [...bands, ...shapes];
}

/** What is filled lies behind the lines. */
function layer({ display }: SeriesStyle): number {
  return display === 'area' ? 0 : display === 'bars' ? 1 : 2;
}

interface StackLook {
  readonly paint: (one: Shown) => Paint;
  readonly marked: boolean;
  readonly theme: ChartTheme;
}

function stackShapes(stack: readonly Shown[], { paint, marked, theme }: StackLook): DrawnShape[] {
  const all = stack.map(({ series }) => series);
  const display = stack[0]?.style.display;
  const numbered = (tips: (one: Shown, place: number) => readonly LabelledValue[]): DrawnShape[] =>
    stack.flatMap((one, place) =>
      one.style.hasValueLabels ? (valueLabels(tips(one, place), one.series.unit, theme) ?? []) : [],
    );
  if (display === 'line') {
    const lines = stack.flatMap(
      (one) => lineShape(one.series, { ...paint(one), marked, anomaly: theme.anomaly }) ?? [],
    );
    return [...lines, ...numbered(({ series }) => measured(series))];
  }
  if (display === 'area') {
    const runs = stackedLines(all);
    const areas = stack.flatMap((one, place) => areaShapes(runs[place] ?? [], paint(one)));
    const tops = (place: number) => (runs[place] ?? []).flat();
    return [
      ...areas,
      ...numbered((_, place) => tops(place).map(([atMs, base, tip]) => ({ atMs, tip, value: tip - base }))),
    ];
  }
  const bars = stackedBars(all);
  const shapes = stack.flatMap((one, place) => barShape(bars[place] ?? [], paint(one)) ?? []);
  return [
    ...shapes,
    ...numbered((_, place) =>
      (bars[place] ?? []).map(({ fromMs, toMs, base, tip }) => ({
        atMs: (fromMs + toMs) / 2,
        tip,
        value: tip - base,
      })),
    ),
  ];
}

function measured({ pointlist }: QuerySeries): readonly LabelledValue[] {
  return pointlist.flatMap(([atMs, value]) => (value === null ? [] : [{ atMs, tip: value, value }]));
}

/** Others step back behind the series that stands out; without one, the usual ones behind outliers. */
function isFaded({ series, highlighted }: TimeseriesChart, index: number): boolean {
  if (highlighted !== undefined) return highlighted !== index;
  return series[index]?.attributes.outlier === false && series.some(({ attributes }) => attributes.outlier === true);
}

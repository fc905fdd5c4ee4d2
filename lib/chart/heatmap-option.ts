import type { EChartsOption } from 'echarts';
import type { QuerySeries } from '../api-types/query.ts';
import type { AxisRules } from './axis-rules.ts';
import type { ChartTheme } from './chart-theme.ts';
import type { DrawnShape } from './drawn-shape.ts';
import { rectangles } from './flat-elements.ts';
import { heatLevel } from './heat-level.ts';
import type { HeatmapGrid } from './heatmap-grid.ts';
import type { Marker } from './marker.ts';
import { markerLabels } from './marker-labels.ts';
import { markerShape } from './marker-shape.ts';
import { measureAxis } from './measure-axis.ts';
import type { Plot, Reach } from './plot.ts';
import { oneSeries, PLOT_MARGIN } from './timeseries-option.ts';

/** A heat map: how many values lie where, over time. */
export interface HeatmapChart {
  readonly grid: HeatmapGrid;
  readonly unit: QuerySeries['unit'];
  /** The window shown, Unix milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly axis: AxisRules;
  readonly markers: readonly Marker[];
  /** From few values to many. */
  readonly colors: readonly string[];
}

/** Counts that would be written as 0 are not drawn. */
const LEAST_COUNT = 0.05;

/** The chart definition for ECharts, in the browser and for pictures alike; without tooltip, which only a browser has. */
export function heatmapOption(chart: HeatmapChart, theme: ChartTheme): EChartsOption {
  const { grid, unit, fromMs, toMs, axis, markers } = chart;
  const [low, high] = [grid.edges[0] ?? 0, grid.edges.at(-1) ?? 1];
  const scale = axis.scale === 'log' ? 'log' : 'linear';
  const logFrom = scale === 'log' ? low : undefined;
  const shapes = [
    ...levelShapes(chart, { fromMs, toMs, low, high }),
    ...markers.map((marker) => markerShape(marker, { fromMs, toMs }, theme)),
    ...markerLabels(markers, { fromMs, toMs }, theme),
  ];
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
      min: fromMs,
      max: toMs,
      axisLine: { lineStyle: { color: theme.axis } },
      axisTick: { lineStyle: { color: theme.axis } },
      axisLabel: { color: theme.text, fontSize: 11, hideOverlap: true },
      splitLine: { show: false },
    },
    yAxis: measureAxis({ low, high, unit, scale, label: axis.label, hasLines: true }, theme),
    series: [oneSeries({ shapes, logFrom, rules: {} }, 0)],
  };
}

/** The cells of each colour as one shape. */
function levelShapes({ grid, colors }: HeatmapChart, reach: Reach): readonly DrawnShape[] {
  const cells: { readonly column: number; readonly bucket: number }[][] = colors.map(() => []);
  for (const [column, counts] of grid.counts.entries()) {
    for (const [bucket, count] of counts.entries()) {
      if (count >= LEAST_COUNT) cells[heatLevel(count, grid.most, colors.length)]?.push({ column, bucket });
    }
  }
  return cells.flatMap((ofLevel, level) => {
    const fill = colors[level];
    if (fill === undefined || ofLevel.length === 0) return [];
    return [{ ...reach, draw: (plot: Plot) => rectangles(cellPixels(ofLevel, grid, plot), { fill, opacity: 1 }) }];
  });
}

/** On whole pixels, with a gap of one where there is room. */
function cellPixels(
  cells: readonly { readonly column: number; readonly bucket: number }[],
  { columns, edges }: HeatmapGrid,
  plot: Plot,
): Float64Array {
  const pixels = new Float64Array(cells.length * 4);
  for (const [index, { column, bucket }] of cells.entries()) {
    const { fromMs = 0, toMs = 0 } = columns[column] ?? {};
    const [left, right] = [Math.round(plot.x(fromMs)), Math.round(plot.x(toMs))];
    const [top, bottom] = [Math.round(plot.y(edges[bucket + 1] ?? 0)), Math.round(plot.y(edges[bucket] ?? 0))];
    const gap = right - left > 4 && bottom - top > 4 ? 1 : 0;
    pixels.set([left, top, Math.max(right - left - gap, 1), Math.max(bottom - top - gap, 1)], index * 4);
  }
  return pixels;
}

import type { EChartsOption } from 'echarts';
import type { QuerySeries } from '../api-types/query.ts';
import type { AxisRules } from './axis-rules.ts';
import { bucketEdges } from './bucket-edges.ts';
import type { ChartTheme } from './chart-theme.ts';
import { logBase } from './log-base.ts';
import { measureAxis } from './measure-axis.ts';
import { PLOT_MARGIN } from './timeseries-option.ts';

/** A point of a scatter plot. */
export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  /** Pixels. */
  readonly radius: number;
  readonly color: string;
}

/** An axis of a scatter plot. */
export interface ScatterAxis {
  readonly rules: AxisRules;
  readonly unit: QuerySeries['unit'];
}

/** A scatter plot: two values of each group against each other. */
export interface ScatterplotChart {
  readonly points: readonly ScatterPoint[];
  readonly xAxis: ScatterAxis;
  readonly yAxis: ScatterAxis;
}

/** Round values that the ends of an axis are chosen from. */
const PARTS = 10;

/** So much further than the outermost points their axes reach, that none is cut in half. */
const ROOM = 0.06;

/** The chart definition for ECharts, in the browser and for pictures alike; without tooltip, which only a browser has. */
export function scatterplotOption({ points, xAxis, yAxis }: ScatterplotChart, theme: ChartTheme): EChartsOption {
  const x = axisOf(xAxis, { values: points.map((point) => point.x), hasLines: false }, theme);
  const y = axisOf(yAxis, { values: points.map((point) => point.y), hasLines: true }, theme);
  const hasLabel = xAxis.rules.label !== undefined || yAxis.rules.label !== undefined;
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: theme.fontFamily },
    grid: {
      ...PLOT_MARGIN,
      bottom: xAxis.rules.label === undefined ? PLOT_MARGIN.bottom : 42,
      outerBounds: { left: 8, right: 4, top: 0, bottom: 0 },
      outerBoundsContain: hasLabel ? 'all' : 'axisLabel',
    },
    xAxis: x,
    yAxis: y,
    series: [
      {
        type: 'custom',
        silent: true,
        clip: true,
        data: points.map((point) => [point.x, point.y]),
        renderItem: ({ dataIndex }, { coord }) => {
          const point = points[dataIndex];
          if (!point) return undefined;
          const [cx = 0, cy = 0] = coord([point.x, point.y]);
          return {
            type: 'circle',
            shape: { cx, cy, r: point.radius },
            style: { fill: point.color, opacity: 0.75, stroke: theme.background, lineWidth: 1 },
            silent: true,
          };
        },
      },
    ],
  };
}

function axisOf(
  { rules, unit }: ScatterAxis,
  { values, hasLines }: { readonly values: readonly number[]; readonly hasLines: boolean },
  theme: ChartTheme,
) {
  const bins = values.map((value) => {
    const room = Math.abs(value) * ROOM;
    return { low: value - room, high: value + room, count: 1 };
  });
  const edges = bucketEdges(bins, { axis: rules, buckets: PARTS, base: logBase(unit) });
  const [low, high] = [edges[0] ?? 0, edges.at(-1) ?? 1];
  const scale = rules.scale === 'log' ? 'log' : 'linear';
  return measureAxis({ low, high, unit, scale, label: rules.label, hasLines }, theme);
}

import type { CustomSeriesOption, EChartsOption } from 'echarts';
import type { QuerySeries } from '../api-types/query.ts';
import type { AxisRules } from './axis-rules.ts';
import type { ChartTheme } from './chart-theme.ts';
import { measureAxis } from './measure-axis.ts';
import { PLOT_MARGIN } from './timeseries-option.ts';
import { uprightMarkers } from './upright-markers.ts';
import type { ValueMarker } from './value-marker.ts';

/** A distribution: how many values lie in each bucket. */
export interface DistributionChart {
  /** Of the buckets, ascending, one more than there are counts. */
  readonly edges: readonly number[];
  readonly counts: Float64Array;
  /** Of the values. */
  readonly unit: QuerySeries['unit'];
  /** Of values; what is not drawn of it has been decided with the edges. */
  readonly xAxis: AxisRules;
  /** Of counts. */
  readonly yAxis: AxisRules;
  readonly markers: readonly ValueMarker[];
  readonly color: string;
}

/** Space that the labels of markers take above the bars, in shares of the highest one. */
const MARKER_ROOM = 1.18;

/** The chart definition for ECharts, in the browser and for pictures alike; without tooltip, which only a browser has. */
export function distributionOption(chart: DistributionChart, theme: ChartTheme): EChartsOption {
  const { edges, unit, xAxis, yAxis, markers } = chart;
  const [low, high] = [edges[0] ?? 0, edges.at(-1) ?? 1];
  const ends = countEnds(chart);
  const hasLabel = xAxis.label !== undefined || yAxis.label !== undefined;
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: theme.fontFamily },
    grid: {
      ...PLOT_MARGIN,
      bottom: xAxis.label === undefined ? PLOT_MARGIN.bottom : 42,
      outerBounds: { left: 8, right: 4, top: 0, bottom: 0 },
      outerBoundsContain: hasLabel ? 'all' : 'axisLabel',
    },
    xAxis: measureAxis({ low, high, unit, scale: scaleOf(xAxis), label: xAxis.label, hasLines: false }, theme),
    yAxis: measureAxis(
      { ...ends, unit: null, scale: scaleOf(yAxis), label: yAxis.label, hasLines: true, isWhole: true },
      theme,
    ),
    series: [bars(chart, ends.low), ...uprightMarkers(markers, { low, high, ...foot(ends) }, theme)],
  };
}

function scaleOf({ scale }: AxisRules): 'linear' | 'log' {
  return scale === 'log' ? 'log' : 'linear';
}

function foot({ low, high }: { readonly low: number; readonly high: number }) {
  return { bottom: low, top: high };
}

/** From zero, or on a logarithmic axis from half a value, so that one value has a bar. */
function countEnds({ counts, yAxis, markers }: DistributionChart): { readonly low: number; readonly high: number } {
  const isLog = scaleOf(yAxis) === 'log';
  const filled = counts.filter((count) => count > 0);
  const most = counts.reduce((greatest, count) => Math.max(greatest, count), 0) || 1;
  const least = filled.reduce((smallest, count) => Math.min(smallest, count), most);
  const usual = isLog ? 0.5 : yAxis.includesZero === false ? least : 0;
  const low = yAxis.min === undefined || (isLog && yAxis.min <= 0) ? usual : yAxis.min;
  const room = markers.length === 0 ? 1.04 : MARKER_ROOM;
  const reach = isLog ? most ** room * 1.2 : low + (most - low) * room;
  return { low, high: Math.max(yAxis.max ?? reach, low + 1e-9) };
}

/** A bar for each bucket that has values, with a gap of a pixel where there is room. */
function bars({ edges, counts, color }: DistributionChart, floor: number): CustomSeriesOption {
  const data = Array.from(counts, (count, at) => [edges[at] ?? 0, edges[at + 1] ?? 0, count]).filter(
    ([, , count = 0]) => count > floor,
  );
  return {
    type: 'custom',
    silent: true,
    clip: true,
    data,
    encode: { x: [0, 1], y: 2 },
    renderItem: ({ dataIndex }, { coord }) => {
      const [from = 0, to = 0, count = 0] = data[dataIndex] ?? [];
      const [left = 0, top = 0] = coord([from, count]);
      const [right = 0, bottom = 0] = coord([to, floor]);
      const gap = right - left > 4 ? 1 : 0;
      const x = Math.round(left);
      const width = Math.max(Math.round(right) - x - gap, 1);
      return {
        type: 'rect',
        shape: { x, y: top, width, height: Math.max(bottom - top, 1) },
        style: { fill: color, opacity: 0.85 },
        silent: true,
      };
    },
  };
}

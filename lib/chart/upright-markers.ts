import type { CustomSeriesOption } from 'echarts';
import type { ChartTheme } from './chart-theme.ts';
import type { Drawn } from './drawn-shape.ts';
import type { ValueMarker } from './value-marker.ts';

/** What the axes reach. */
interface Ends {
  readonly low: number;
  readonly high: number;
  readonly bottom: number;
  readonly top: number;
}

const WIDTHS = { dashed: 1.25, solid: 1.25, bold: 2.5 } as const;

/** Labels of neighbours stand in so many rows. */
const ROWS = 3;
const ROW_PX = 14;

/** Markers of values that lie along: upright lines or tinted bands, each with its label at the top. */
export function uprightMarkers(
  markers: readonly ValueMarker[],
  ends: Ends,
  theme: ChartTheme,
): readonly CustomSeriesOption[] {
  const inside = markers
    .filter(({ low = ends.low, high = ends.high }) => low <= ends.high && high >= ends.low)
    .sort((a, b) => (a.low ?? a.high ?? 0) - (b.low ?? b.high ?? 0));
  if (inside.length === 0) return [];
  return [
    {
      type: 'custom',
      silent: true,
      clip: true,
      data: inside.map(({ low = ends.low, high = ends.high }) => [
        Math.max(low, ends.low),
        Math.min(high, ends.high),
        ends.top,
      ]),
      encode: { x: [0, 1], y: 2 },
      renderItem: ({ dataIndex }, { coord }) => {
        const marker = inside[dataIndex];
        if (!marker) return undefined;
        const { low = ends.low, high = ends.high } = marker;
        const [left = 0, top = 0] = coord([Math.max(low, ends.low), ends.top]);
        const [right = 0, bottom = 0] = coord([Math.min(high, ends.high), ends.bottom]);
        const [end = 0] = coord([ends.high, ends.top]);
        return drawMarker(marker, { left, right, top, bottom, end, row: dataIndex % ROWS }, theme);
      },
    },
  ];
}

interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Where the plot ends at the right. */
  readonly end: number;
  readonly row: number;
}

function drawMarker(marker: ValueMarker, place: Place, theme: ChartTheme): Drawn {
  const { left, right, top, bottom } = place;
  const color = marker.tone ? theme.tones[marker.tone] : theme.text;
  const isLine = marker.low === marker.high;
  const edges = isLine
    ? [left]
    : [...(marker.low === undefined ? [] : [left]), ...(marker.high === undefined ? [] : [right])];
  const band: Drawn = {
    type: 'rect',
    shape: { x: left, y: top, width: right - left, height: bottom - top },
    style: { fill: color, opacity: 0.1 },
    silent: true,
  };
  return {
    type: 'group',
    children: [
      ...(isLine ? [] : [band]),
      ...edges.map((x) => upright({ x, top, bottom }, { color, line: marker.line })),
      ...(marker.label ? [label(marker.label, { ...place, x: edges[0] ?? left }, { color, theme })] : []),
    ],
  };
}

function upright(
  { x, top, bottom }: { readonly x: number; readonly top: number; readonly bottom: number },
  { color, line }: { readonly color: string; readonly line: ValueMarker['line'] },
): Drawn {
  return {
    type: 'line',
    shape: { x1: x, y1: top, x2: x, y2: bottom },
    style: { stroke: color, lineWidth: WIDTHS[line], ...(line === 'dashed' && { lineDash: [5, 4] }) },
    silent: true,
  };
}

/** At the right of its line, near the end of the plot at the left. */
function label(
  text: string,
  { x, top, end, row }: Place & { readonly x: number },
  { color, theme }: { readonly color: string; readonly theme: ChartTheme },
): Drawn {
  const isNearEnd = end - x < text.length * 7;
  return {
    type: 'text',
    x: isNearEnd ? x - 4 : x + 4,
    y: top + 8 + row * ROW_PX,
    style: {
      text,
      fill: color,
      fontSize: 11,
      fontFamily: theme.fontFamily,
      align: isNearEnd ? 'right' : 'left',
      verticalAlign: 'middle',
      stroke: theme.background,
      lineWidth: 3,
    },
    silent: true,
  };
}

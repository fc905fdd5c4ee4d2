import type { ChartTheme } from './chart-theme.ts';
import type { Drawn, DrawnShape } from './drawn-shape.ts';
import type { Marker } from './marker.ts';
import { FAR, type Plot } from './plot.ts';

/** Where labels of moments stand, from the top of the graph. */
const LABEL_TOP_PX = 26;

const WIDTHS = { dashed: 1.25, solid: 1.25, bold: 2.5 } as const;

/** A marker over the whole window: a line at its value, or a tinted band, with its label at the right; a line at its moment. */
export function markerShape(
  marker: Marker,
  window: { readonly fromMs: number; readonly toMs: number },
  theme: ChartTheme,
): DrawnShape {
  const { low, high } = marker;
  const reach = { low: low ?? high ?? 0, high: high ?? low ?? 0 };
  const color = theme.tones[marker.tone];
  const draw = (plot: Plot): Drawn => {
    const [left, right] = [plot.x(window.fromMs), plot.x(window.toMs)];
    const ends = plot.ends ?? FAR;
    const moment =
      marker.atMs === undefined ? [] : momentLine({ x: plot.x(marker.atMs), ends }, marker, { color, theme });
    if (low === undefined && high === undefined) return { type: 'group', children: [...moment] };
    const bottom = low === undefined ? ends.bottom : plot.y(low);
    const top = high === undefined ? ends.top : plot.y(high);
    const limits = low === high ? [low] : [high, low];
    const edges = limits.flatMap((limit) => (limit === undefined ? [] : [plot.y(limit)]));
    return {
      type: 'group',
      children: [
        ...moment,
        ...(low === high ? [] : [band({ left, right, top, bottom }, color)]),
        ...edges.map((y) => edge({ left, right, y }, { color, line: marker.line })),
        ...(marker.label && moment.length === 0
          ? [text(marker.label, { x: right - 4, y: (edges[0] ?? 0) - 3 }, { color, theme })]
          : []),
      ],
    };
  };
  return { ...window, ...reach, draw };
}

function band(
  {
    left,
    right,
    top,
    bottom,
  }: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
  fill: string,
): Drawn {
  const shape = { x: left, y: top, width: right - left, height: bottom - top };
  return { type: 'rect', shape, style: { fill, opacity: 0.1 }, silent: true };
}

function edge(
  { left, right, y }: { readonly left: number; readonly right: number; readonly y: number },
  { color, line }: { readonly color: string; readonly line: Marker['line'] },
): Drawn {
  return {
    type: 'line',
    shape: { x1: left, y1: y, x2: right, y2: y },
    style: { stroke: color, lineWidth: WIDTHS[line], ...(line === 'dashed' && { lineDash: [5, 4] }) },
    silent: true,
  };
}

/** A line from top to bottom, with its label beside it. */
function momentLine(
  { x, ends }: { readonly x: number; readonly ends: NonNullable<Plot['ends']> },
  { label, line }: Marker,
  { color, theme }: { readonly color: string; readonly theme: ChartTheme },
): readonly Drawn[] {
  const upright: Drawn = {
    type: 'line',
    shape: { x1: x, y1: ends.top, x2: x, y2: ends.bottom },
    style: { stroke: color, lineWidth: WIDTHS[line], ...(line === 'dashed' && { lineDash: [5, 4] }) },
    silent: true,
  };
  return label ? [upright, text(label, { x: x - 4, y: LABEL_TOP_PX }, { color, theme })] : [upright];
}

function text(
  label: string,
  { x, y }: { readonly x: number; readonly y: number },
  { color, theme }: { readonly color: string; readonly theme: ChartTheme },
): Drawn {
  return {
    type: 'text',
    x,
    y,
    style: {
      text: label,
      fill: color,
      fontSize: 11,
      fontFamily: theme.fontFamily,
      align: 'right',
      verticalAlign: 'bottom',
      stroke: theme.background,
      lineWidth: 2,
    },
    silent: true,
  };
}

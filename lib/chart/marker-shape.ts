import type { ChartTheme } from './chart-theme.ts';
import type { Drawn, DrawnShape } from './drawn-shape.ts';
import type { Marker } from './marker.ts';
import { FAR, type Plot } from './plot.ts';

const WIDTHS = { dashed: 1.25, solid: 1.25, bold: 2.5 } as const;

/** A marker over the whole window: a line at its value, or a tinted band; a line at its moment. */
export function markerShape(
  marker: Marker,
  window: { readonly fromMs: number; readonly toMs: number },
  theme: ChartTheme,
): DrawnShape {
  const { low, high, line } = marker;
  const reach = { low: low ?? high ?? 0, high: high ?? low ?? 0 };
  const color = theme.tones[marker.tone];
  const draw = (plot: Plot): Drawn => {
    const [left, right] = [plot.x(window.fromMs), plot.x(window.toMs)];
    const ends = plot.ends ?? FAR;
    const moment = marker.atMs === undefined ? [] : [momentLine({ x: plot.x(marker.atMs), ends }, { color, line })];
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
        ...edges.map((y) => edge({ left, right, y }, { color, line })),
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

/** A line from top to bottom. */
function momentLine(
  { x, ends }: { readonly x: number; readonly ends: NonNullable<Plot['ends']> },
  { color, line }: { readonly color: string; readonly line: Marker['line'] },
): Drawn {
  return {
    type: 'line',
    shape: { x1: x, y1: ends.top, x2: x, y2: ends.bottom },
    style: { stroke: color, lineWidth: WIDTHS[line], ...(line === 'dashed' && { lineDash: [5, 4] }) },
    silent: true,
  };
}

import type { ChartTheme } from './chart-theme.ts';
import type { DrawnShape } from './drawn-shape.ts';

/** Something that happened at a moment of a graph. */
export interface ChartEvent {
  /** Unix milliseconds. */
  readonly atMs: number;
  readonly title: string;
  readonly tone: keyof ChartTheme['tones'];
}

/** Further than any graph reaches, in pixels; what is outside the plot is cut off. */
const FAR_PX = 10_000;

/** An upright line at a moment. `value`: one that the graph reaches anyhow, so that its axis stays as it is. */
export function eventShape({ atMs, tone }: ChartEvent, value: number, theme: ChartTheme): DrawnShape {
  return {
    fromMs: atMs,
    toMs: atMs,
    low: value,
    high: value,
    draw: (plot) => ({
      type: 'line',
      shape: { x1: plot.x(atMs), y1: -FAR_PX, x2: plot.x(atMs), y2: FAR_PX },
      style: { stroke: theme.tones[tone], lineWidth: 1.5, opacity: 0.75 },
      silent: true,
    }),
  };
}

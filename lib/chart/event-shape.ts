import type { ChartTheme } from './chart-theme.ts';
import type { DrawnShape } from './drawn-shape.ts';
import { FAR } from './plot.ts';

/** Something that happened at a moment of a graph. */
export interface ChartEvent {
  /** Unix milliseconds. */
  readonly atMs: number;
  readonly title: string;
  readonly tone: keyof ChartTheme['tones'];
}

/** An upright line at a moment. `value`: one that the graph reaches anyhow, so that its axis stays as it is. */
export function eventShape({ atMs, tone }: ChartEvent, value: number, theme: ChartTheme): DrawnShape {
  return {
    fromMs: atMs,
    toMs: atMs,
    low: value,
    high: value,
    draw: (plot) => {
      const { top, bottom } = plot.ends ?? FAR;
      return {
        type: 'line',
        shape: { x1: plot.x(atMs), y1: top, x2: plot.x(atMs), y2: bottom },
        style: { stroke: theme.tones[tone], lineWidth: 1.5, opacity: 0.75 },
        silent: true,
      };
    },
  };
}

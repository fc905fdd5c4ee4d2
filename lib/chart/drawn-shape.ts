import type { CustomSeriesRenderItemReturn } from 'echarts';
import type { Plot, Reach } from './plot.ts';

/** How a series is painted. */
export interface Paint {
  readonly color: string;
  /** Steps back, because another one stands out. */
  readonly faded: boolean;
  /** Pixels of a line. */
  readonly width: number;
  /** Solid unless said. */
  readonly dash?: 'solid' | 'dashed' | 'dotted';
}

/** An element as ECharts' custom series takes it. */
export type Drawn = Exclude<CustomSeriesRenderItemReturn, null | undefined>;

/**
 * A part of a graph, and how it is drawn. All parts of a graph are one series of ECharts: a hundred series of three
 * hundred points each, set anew every second, cost it a fifth of a second.
 */
export interface DrawnShape extends Reach {
  draw(plot: Plot): Drawn;
}

import type { CustomSeriesOption, LineSeriesOption } from 'echarts';

/** How a series is painted. */
export interface Paint {
  readonly color: string;
  /** Steps back, because another one stands out. */
  readonly faded: boolean;
}

/** A series for ECharts with the lowest and highest value that it reaches on the axis. */
export interface DrawnSeries {
  readonly option: LineSeriesOption | CustomSeriesOption;
  readonly low: number;
  readonly high: number;
}

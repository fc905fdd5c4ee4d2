import type { ECharts } from 'echarts/core';
import { type ChartTheme, seriesColor } from '../../../../lib/chart/chart-theme.ts';
import type { Reading } from '../../../../lib/chart/readout.ts';
import type { SeriesStyle } from '../../../../lib/chart/series-style.ts';
import type { TimeseriesDisplay } from '../../../../lib/chart/timeseries-option.ts';
import { type GraphAxes, pixelOfValue } from './pixel-of-value.ts';
import classes from './time-series-graph.module.css';

interface RingsProps {
  readonly chart: ECharts;
  readonly readings: readonly Reading[];
  readonly display: TimeseriesDisplay;
  readonly styles?: readonly SeriesStyle[] | undefined;
  readonly axes: GraphAxes;
  readonly theme: ChartTheme;
}

/** A ring on each value of a line: areas and bars stand on others, so that their values are elsewhere. */
export function Rings({ chart, readings, display, styles, axes, theme }: RingsProps) {
  return readings
    .filter(({ index }) => (styles?.[index]?.display ?? display) === 'line')
    .map(({ index, atMs, value }) => (
      <div
        key={index}
        className={classes.ring}
        style={{
          left: Number(chart.convertToPixel({ xAxisIndex: 0 }, atMs)),
          top: pixelOfValue(chart, value, { ...axes, style: styles?.[index] }),
          borderColor: seriesColor(theme, index),
        }}
      />
    ));
}

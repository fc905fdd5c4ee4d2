import type { ECharts } from 'echarts/core';
import { type ChartTheme, seriesColor } from '../../../../lib/chart/chart-theme.ts';
import type { ChartEvent } from '../../../../lib/chart/event-shape.ts';
import type { NamedSeries } from '../../../../lib/chart/ordered-series.ts';
import type { SeriesStyle } from '../../../../lib/chart/series-style.ts';
import type { TimeseriesDisplay } from '../../../../lib/chart/timeseries-option.ts';
import { formatValue } from '../../../../lib/units/format-value.ts';
import { momentText } from '../time-range/moment-text.ts';
import type { CrosshairReading } from './crosshair-at.ts';
import type { GraphAxes } from './pixel-of-value.ts';
import { Rings } from './rings.tsx';
import classes from './time-series-graph.module.css';

/** Events are named when the crosshair is as near as this. */
const NEAR_PX = 10;
const MOST_EVENTS = 5;

/** So many values fit beside the crosshair. */
const MOST_SHOWN = 12;

interface CrosshairProps {
  readonly chart: ECharts;
  readonly reading: CrosshairReading;
  readonly series: readonly NamedSeries[];
  readonly display: TimeseriesDisplay;
  readonly styles?: readonly SeriesStyle[] | undefined;
  readonly events?: readonly ChartEvent[] | undefined;
  readonly axes: GraphAxes;
  readonly theme: ChartTheme;
}

/** A line at the moment read, a ring on each value of a line graph, and the values and events beside it. */
export function Crosshair({ chart, reading, series, display, styles, axes, events = [], theme }: CrosshairProps) {
  const x = Number(chart.convertToPixel({ xAxisIndex: 0 }, reading.atMs));
  const shown = reading.readings.slice(0, MOST_SHOWN);
  const rest = reading.readings.length - shown.length;
  const isNear = ({ atMs }: ChartEvent) =>
    Math.abs(Number(chart.convertToPixel({ xAxisIndex: 0 }, atMs)) - x) <= NEAR_PX;
  const near = events.filter(isNear);
  const atRight = x > chart.getWidth() * 0.62;
  return (
    <>
      <div className={classes.line} style={{ left: x }} />
      <Rings chart={chart} readings={shown} display={display} styles={styles} axes={axes} theme={theme} />
      <div
        className={classes.readout}
        role="status"
        style={atRight ? { right: chart.getWidth() - x + 12 } : { left: x + 12 }}
      >
        <div className={classes.moment}>
          {momentText(reading.fromMs, { withDate: true })}
          {reading.toMs !== undefined && ` – ${momentText(reading.toMs)}`}
        </div>
        {shown.map(({ index, value }) => (
          <div key={index} className={classes.value}>
            <i style={{ background: seriesColor(theme, index) }} />
            <span>{series[index]?.label}</span>
            <b>{formatValue(value, series[index]?.series.unit ?? null)}</b>
          </div>
        ))}
        {rest > 0 && <div className={classes.moment}>and {rest} more</div>}
        {near.slice(0, MOST_EVENTS).map(({ atMs, title, tone }) => (
          <div key={`${atMs} ${title}`} className={classes.value}>
            <i style={{ background: theme.tones[tone] }} />
            <span>{title}</span>
            <b>{momentText(atMs)}</b>
          </div>
        ))}
        {near.length > MOST_EVENTS && <div className={classes.moment}>and {near.length - MOST_EVENTS} more events</div>}
      </div>
    </>
  );
}

import type { ECharts } from 'echarts/core';
import { type RefObject, useMemo } from 'react';
import { type ChartTheme, seriesColor } from '../../../../lib/chart/chart-theme.ts';
import type { NamedSeries } from '../../../../lib/chart/ordered-series.ts';
import type { SeriesStyle } from '../../../../lib/chart/series-style.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import type { TimeseriesDisplay } from '../../../../lib/chart/timeseries-option.ts';
import { formatValue } from '../../../../lib/units/format-value.ts';
import { useIsSeen } from '../widgets/use-is-seen.ts';
import { crosshairAt } from './crosshair-at.ts';
import type { GraphAxes } from './pixel-of-value.ts';
import { Rings } from './rings.tsx';
import classes from './time-series-graph.module.css';
import { useMomentElsewhere } from './use-moment-elsewhere.ts';

/** So many values are written beside the line. */
const MOST_SHOWN = 3;

interface EchoedCrosshairProps {
  readonly graph: string;
  readonly frame: RefObject<HTMLElement | null>;
  readonly chart: ECharts;
  readonly series: readonly NamedSeries[];
  readonly hidden: ReadonlySet<string>;
  readonly display: TimeseriesDisplay;
  readonly window: TimeWindow;
  readonly styles?: readonly SeriesStyle[] | undefined;
  readonly axes: GraphAxes;
  readonly theme: ChartTheme;
}

/** The moment that another graph of the page points at: a thin line, and the largest values there. */
export function EchoedCrosshair({ graph, frame, chart, theme, axes, styles, ...drawn }: EchoedCrosshairProps) {
  const { series, hidden, display, window } = drawn;
  const isSeen = useIsSeen(frame);
  const atMs = useMomentElsewhere(graph);
  const isInside = atMs !== undefined && atMs >= window.fromMs && atMs <= window.toMs;
  const reading = useMemo(
    () => (isSeen && isInside ? crosshairAt(atMs, { series, hidden, display, window }) : undefined),
    [isSeen, isInside, atMs, series, hidden, display, window],
  );
  if (!isSeen || !isInside) return null;
  const x = Number(chart.convertToPixel({ xAxisIndex: 0 }, atMs));
  const near = reading?.readings ?? [];
  const atRight = x > chart.getWidth() * 0.7;
  return (
    <>
      <div className={classes.line} data-echo style={{ left: x }} />
      <Rings chart={chart} readings={near} display={display} styles={styles} axes={axes} theme={theme} />
      {near.length > 0 && (
        <div
          className={classes.echo}
          data-testid="echoed-values"
          style={atRight ? { right: chart.getWidth() - x + 5 } : { left: x + 5 }}
        >
          {near.slice(0, MOST_SHOWN).map(({ index, value }) => (
            <span key={index}>
              <i style={{ background: seriesColor(theme, index) }} />
              {formatValue(value, series[index]?.series.unit ?? null)}
            </span>
          ))}
        </div>
      )}
    </>
  );
}

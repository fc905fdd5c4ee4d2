import { type CSSProperties, memo, useId, useMemo, useRef } from 'react';
import type { AxisRules } from '../../../../lib/chart/axis-rules.ts';
import type { ChartEvent } from '../../../../lib/chart/event-shape.ts';
import type { Marker } from '../../../../lib/chart/marker.ts';
import type { NamedSeries } from '../../../../lib/chart/ordered-series.ts';
import type { SeriesStyle } from '../../../../lib/chart/series-style.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { PLOT_MARGIN, type TimeseriesDisplay, timeseriesOption } from '../../../../lib/chart/timeseries-option.ts';
import { withPredictions } from '../../../../lib/chart/with-predictions.ts';
import { Crosshair } from './crosshair.tsx';
import { crosshairAt } from './crosshair-at.ts';
import { EchoedCrosshair } from './echoed-crosshair.tsx';
import { Selection } from './selection.tsx';
import classes from './time-series-graph.module.css';
import { useChartTheme } from './use-chart-theme.ts';
import { useEchart } from './use-echart.ts';
import { useGraphPointer } from './use-graph-pointer.ts';
import { useTellMoment } from './use-moment-elsewhere.ts';

/** Where the plot begins and ends, for what is laid over it. */
const PLOT_STYLE = {
  '--plot-top': `${PLOT_MARGIN.top}px`,
  '--plot-bottom': `${PLOT_MARGIN.bottom}px`,
} as CSSProperties;

interface TimeSeriesGraphProps {
  readonly series: readonly NamedSeries[];
  readonly display: TimeseriesDisplay;
  readonly window: TimeWindow;
  /** Labels of the lines that are not drawn. */
  readonly hidden: ReadonlySet<string>;
  readonly highlighted: string | undefined;
  /** The two moments between which somebody dragged; the same function from draw to draw. */
  readonly onZoom: (aMs: number, bMs: number) => void;
  /** By series, instead of the palette of the theme; the same array from draw to draw. */
  readonly colors?: readonly string[];
  /** `fill`: as high as what it is in. */
  readonly heightPx?: number | 'fill';
  /** By series, where they are not all drawn as `display` says; the same array from draw to draw, as the next three. */
  readonly styles?: readonly SeriesStyle[];
  readonly axis?: AxisRules;
  readonly rightAxis?: AxisRules;
  readonly markers?: readonly Marker[];
  readonly events?: readonly ChartEvent[];
  /** Values are counts: the axis has whole numbers alone. */
  readonly isCount?: boolean;
  /** What the graph is of, for those who do not see it. */
  readonly name?: string;
}

/** A time series graph with a crosshair (pointer, or arrow keys) and a drag that selects a time range. */
export const TimeSeriesGraph = memo(function TimeSeriesGraph({
  series,
  display,
  window: asked,
  hidden,
  highlighted,
  onZoom,
  ...look
}: TimeSeriesGraphProps) {
  const { colors, heightPx, isCount = false, name, styles, axis, rightAxis, markers, events } = look;
  const window = useMemo(() => withPredictions(asked, series), [asked, series]);
  const standard = useChartTheme();
  const theme = useMemo(() => (colors ? { ...standard, palette: colors } : standard), [standard, colors]);
  const option = useMemo(() => {
    const places = series.flatMap(({ label }, index) => (hidden.has(label) ? [index] : []));
    const standsOut = series.findIndex(({ label }) => label === highlighted);
    return timeseriesOption(
      {
        series: series.map((one) => one.series),
        display,
        ...window,
        isCount,
        styles,
        axis,
        rightAxis,
        markers,
        events,
        hidden: new Set(places),
        highlighted: standsOut < 0 || hidden.has(series[standsOut]?.label ?? '') ? undefined : standsOut,
      },
      theme,
    );
  }, [series, display, window, hidden, highlighted, isCount, styles, axis, rightAxis, markers, events, theme]);
  const [attach, chart] = useEchart(option);
  const frame = useRef<HTMLDivElement>(null);
  const pointer = useGraphPointer({ chart, frame, window, series, onZoom });
  const graph = useId();
  useTellMoment(graph, pointer.drag ? undefined : pointer.atMs);
  const reading = useMemo(
    () => (pointer.atMs === undefined ? undefined : crosshairAt(pointer.atMs, { series, hidden, display, window })),
    [pointer.atMs, series, hidden, display, window],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: no element means a graph
    <div
      ref={frame}
      className={classes.frame}
      style={heightPx === undefined ? PLOT_STYLE : { ...PLOT_STYLE, height: heightPx === 'fill' ? '100%' : heightPx }}
      role="group"
      aria-roledescription="graph"
      aria-label={`Graph of ${name ?? `${series.length} series`}. Arrow keys read its values.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the crosshair
      tabIndex={0}
      {...pointer.handlers}
    >
      <div ref={attach} className={classes.canvas} />
      {pointer.drag && chart && <Selection chart={chart} drag={pointer.drag} />}
      {reading && chart && !pointer.drag && (
        <Crosshair
          chart={chart}
          reading={reading}
          series={series}
          display={display}
          styles={styles}
          axes={{ axis, rightAxis }}
          events={events}
          theme={theme}
        />
      )}
      {chart && pointer.atMs === undefined && (
        <EchoedCrosshair
          graph={graph}
          frame={frame}
          chart={chart}
          series={series}
          hidden={hidden}
          display={display}
          window={window}
          styles={styles}
          axes={{ axis, rightAxis }}
          theme={theme}
        />
      )}
    </div>
  );
});

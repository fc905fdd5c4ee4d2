import { type ReactNode, useMemo } from 'react';
import type { ApmFigures, ApmGraphs } from '../../../../lib/api-types/apm.ts';
import { seriesColor } from '../../../../lib/chart/chart-theme.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { formatNumber } from '../../../../lib/units/format-number.ts';
import { useChartTheme } from '../chart/use-chart-theme.ts';
import { rateText } from '../format/rate-text.ts';
import { secondsText } from '../format/seconds.ts';
import { shareText } from '../format/share-text.ts';
import { between } from '../time-range/time-range.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { GraphCard } from '../traces/graph-card.tsx';
import classes from './apm-graph-panels.module.css';
import { apmLines } from './apm-series.ts';
import type { LatencyRange } from './histogram-bins.ts';
import { LatencyHistogram } from './latency-histogram.tsx';

interface ApmGraphPanelsProps {
  readonly figures: ApmFigures;
  readonly graphs: ApmGraphs;
  readonly window: TimeWindow;
  readonly isStale: boolean;
  readonly color: string;
  readonly selected?: { readonly fromS: number; readonly toS: number } | undefined;
  readonly onLatency: (range: LatencyRange) => void;
  /** What stands beside the distribution. */
  readonly children?: ReactNode;
}

/** Places in the palette: red means errors, amber what the caller did wrong. */
const REQUEST_PLACES: Readonly<Record<string, number>> = {
  ok: 0,
  error: 3,
  '1xx': 5,
  '2xx': 0,
  '3xx': 6,
  '4xx': 1,
  '5xx': 3,
  other: 9,
};
const ERROR_PLACE = 3;
/** From calm to loud, lowest percentile first. */
const PERCENTILE_PLACES = [6, 0, 4, 1, 3];
const HEIGHT_PX = 128;

/** Requests, errors and latency of a service or a resource; a drag on those over time narrows the time range. */
export function ApmGraphPanels({
  figures,
  graphs,
  window,
  isStale,
  color,
  selected,
  onLatency,
  children,
}: ApmGraphPanelsProps) {
  const theme = useChartTheme();
  const [, setRange] = useTimeRange();
  const lines = useMemo(() => apmLines(graphs), [graphs]);
  const colors = useMemo(
    () => ({
      requests: lines.requests.map(({ label }) => seriesColor(theme, REQUEST_PLACES[label] ?? 9)),
      errors: [seriesColor(theme, ERROR_PLACE)],
      latency: PERCENTILE_PLACES.map((place) => seriesColor(theme, place)),
    }),
    [theme, lines],
  );
  const common = {
    window,
    isStale,
    heightPx: HEIGHT_PX,
    onZoom: (aMs: number, bMs: number) => setRange(between(aMs, bMs)),
  };
  return (
    <div className={classes.grid}>
      <GraphCard
        title="Requests"
        figure={`${formatNumber(figures.hits)} · ${rateText(figures.requestsPerS)}`}
        series={lines.requests}
        display="bars"
        colors={colors.requests}
        none="No requests"
        {...common}
      />
      <GraphCard
        title="Errors"
        figure={formatNumber(figures.errors)}
        series={lines.errors}
        display="bars"
        colors={colors.errors}
        none="No errors"
        {...common}
      />
      <GraphCard
        title="Error rate"
        figure={shareText(figures.errorRate)}
        series={lines.errorRate}
        display="line"
        colors={colors.errors}
        none="No requests"
        {...common}
      />
      <GraphCard
        title="Latency"
        figure={`p50 ${secondsText(figures.p50S)} · p95 ${secondsText(figures.p95S)} · max ${secondsText(figures.maxS)}`}
        series={lines.latency}
        display="line"
        colors={colors.latency}
        none="No requests"
        {...common}
      />
      <LatencyHistogram
        bins={graphs.distribution}
        marks={[
          { label: 'p50', seconds: figures.p50S },
          { label: 'p95', seconds: figures.p95S },
          { label: 'p99', seconds: figures.p99S },
        ]}
        color={color}
        selected={selected}
        onSelect={onLatency}
      />
      {children}
    </div>
  );
}

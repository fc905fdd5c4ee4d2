import { type ReactNode, useMemo } from 'react';
import type { ApmFigures, ApmGraphs } from '../../../../lib/api-types/apm.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { formatNumber } from '../../../../lib/units/format-number.ts';
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
import { useApmColors } from './use-apm-colors.ts';

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
  const [, setRange] = useTimeRange();
  const lines = useMemo(() => apmLines(graphs), [graphs]);
  const colors = useApmColors(lines);
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

import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { ApmServiceDetail } from '../../../../../lib/api-types/apm.ts';
import type { TimeWindow } from '../../../../../lib/chart/time-window.ts';
import { formatNumber } from '../../../../../lib/units/format-number.ts';
import type { TraceServiceWidget } from '../../../../../lib/widget/read-trace-service.ts';
import { rateText } from '../../format/rate-text.ts';
import { secondsText } from '../../format/seconds.ts';
import { shareText } from '../../format/share-text.ts';
import { apmLines } from '../../services/apm-series.ts';
import type { LatencyRange } from '../../services/histogram-bins.ts';
import { LatencyHistogram } from '../../services/latency-histogram.tsx';
import { spansAddress, spansQuery } from '../../services/spans-query.ts';
import { TimeShares } from '../../services/time-shares.tsx';
import { useApmColors } from '../../services/use-apm-colors.ts';
import { useServiceColors } from '../../services/use-service-colors.ts';
import { between } from '../../time-range/time-range.ts';
import { useTimeRange } from '../../time-range/use-time-range.ts';
import { GraphCard } from '../../traces/graph-card.tsx';
import { ResourceList } from './resource-list.tsx';
import classes from './service-summary.module.css';

interface ServiceSummaryProps {
  readonly widget: TraceServiceWidget;
  readonly detail: ApmServiceDetail;
  readonly window: TimeWindow;
  readonly isStale: boolean;
}

const HEIGHTS_PX = { small: 84, medium: 118, large: 180 };

/** The parts of a summary, side by side as its columns say, as far as the tile is wide enough. */
export function ServiceSummary({ widget, detail, window, isStale }: ServiceSummaryProps) {
  const { parts, columns, size } = widget;
  const { service, env, operation, graphs } = detail;
  const [, setRange] = useTimeRange();
  const search = useSearch();
  const [, navigate] = useLocation();
  const lines = useMemo(() => apmLines(graphs), [graphs]);
  const colors = useApmColors(lines);
  const colorOf = useServiceColors([service, ...detail.timeShares.map((one) => one.service)]);
  const common = {
    window,
    isStale,
    heightPx: HEIGHTS_PX[size],
    onZoom: (aMs: number, bMs: number) => setRange(between(aMs, bMs)),
  };
  const showTraces = ({ fromS, toS }: LatencyRange) => {
    const query = spansQuery({ service, env, operation, durationNs: { from: fromS * 1e9, to: toS * 1e9 } });
    navigate(spansAddress(query, { search }));
  };
  return (
    <div className={classes.summary} data-columns={columns}>
      {parts.has('show_hits') && (
        <GraphCard
          title="Requests"
          figure={`${formatNumber(detail.hits)} · ${rateText(detail.requestsPerS)}`}
          series={lines.requests}
          display="bars"
          colors={colors.requests}
          none="No requests"
          {...common}
        />
      )}
      {parts.has('show_errors') && (
        <GraphCard
          title="Errors"
          figure={`${formatNumber(detail.errors)} · ${shareText(detail.errorRate)}`}
          series={lines.errors}
          display="bars"
          colors={colors.errors}
          none="No errors"
          {...common}
        />
      )}
      {parts.has('show_latency') && (
        <GraphCard
          title="Latency"
          figure={`p50 ${secondsText(detail.p50S)} · p95 ${secondsText(detail.p95S)}`}
          series={lines.latency}
          display="line"
          colors={colors.latency}
          none="No requests"
          {...common}
        />
      )}
      {parts.has('show_breakdown') && (
        <TimeShares service={service} env={env} shares={detail.timeShares} colorOf={colorOf} />
      )}
      {parts.has('show_distribution') && (
        <LatencyHistogram
          bins={graphs.distribution}
          marks={[
            { label: 'p50', seconds: detail.p50S },
            { label: 'p95', seconds: detail.p95S },
            { label: 'p99', seconds: detail.p99S },
          ]}
          color={colorOf(service)}
          onSelect={showTraces}
        />
      )}
      {parts.has('show_resource_list') && (
        <div className={classes.resources}>
          <ResourceList detail={detail} />
        </div>
      )}
    </div>
  );
}

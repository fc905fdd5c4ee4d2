import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { seriesColor } from '../../../../lib/chart/chart-theme.ts';
import { formatNumber } from '../../../../lib/units/format-number.ts';
import { servicePlaces } from '../chart/service-colors.ts';
import { useChartTheme } from '../chart/use-chart-theme.ts';
import { durationNsText } from '../format/duration-ns.ts';
import { shareText } from '../format/share-text.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { GraphCard } from './graph-card.tsx';
import classes from './span-graph-panels.module.css';
import type { SpanGraphs } from './use-span-graphs.ts';

interface SpanGraphPanelsProps {
  readonly answer: UseQueryResult<SpanGraphs>;
  readonly onZoom: (aMs: number, bMs: number) => void;
}

/** Places in the palette: from calm to loud, lowest percentile first. */
const PERCENTILE_PLACES = [6, 0, 4, 1, 3];
const STATUS_PLACES = [0, 3];

/** Requests, errors and latency of the spans found; a drag on any of them narrows the time range. */
export function SpanGraphPanels({ answer, onZoom }: SpanGraphPanelsProps) {
  const theme = useChartTheme();
  const { data } = answer;
  const colors = useMemo(() => {
    const at = (places: readonly number[]) => places.map((place) => seriesColor(theme, place));
    const services = data?.errors.map(({ label }) => label) ?? [];
    const places = servicePlaces(services);
    return {
      requests: at(STATUS_PLACES),
      errors: at(services.map((service) => places.get(service) ?? 0)),
      latency: at(PERCENTILE_PLACES),
    };
  }, [theme, data]);
  const isStale = answer.isPlaceholderData;
  const total = (data?.totalOk ?? 0) + (data?.totalErrors ?? 0);
  const common = { window: data?.window, isStale, onZoom };
  return (
    <>
      <ErrorNotice title="The graphs could not be drawn" error={answer.error} />
      <div className={classes.row}>
        <GraphCard
          title="Requests"
          figure={data && requestsText(total, data)}
          series={data?.requests ?? []}
          display="bars"
          colors={colors.requests}
          {...common}
        />
        <GraphCard
          title="Errors"
          figure={data && errorsText(data.totalErrors, total)}
          series={data?.errors ?? []}
          display="bars"
          colors={colors.errors}
          none="No errors"
          {...common}
        />
        <GraphCard
          title="Latency"
          figure={data && latencyText(data.percentilesNs)}
          series={data?.latency ?? []}
          display="line"
          colors={colors.latency}
          {...common}
        />
      </div>
    </>
  );
}

function requestsText(total: number, { window }: SpanGraphs): string {
  return `${formatNumber(total)} · ${formatNumber(total / ((window.toMs - window.fromMs) / 1000))}/s`;
}

function errorsText(errors: number, total: number): string {
  return total === 0 ? '0' : `${formatNumber(errors)} · ${shareText(errors / total)}`;
}

function latencyText([p50, , , p95]: readonly (number | undefined)[]): string {
  return p50 === undefined || p95 === undefined ? '' : `p50 ${durationNsText(p50)} · p95 ${durationNsText(p95)}`;
}

import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useSearch } from 'wouter';
import type { QueryResponse } from '../../../../lib/api-types/query.ts';
import { seriesColor } from '../../../../lib/chart/chart-theme.ts';
import type { NamedSeries } from '../../../../lib/chart/ordered-series.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { formatValue } from '../../../../lib/units/format-value.ts';
import { findUnit } from '../../../../lib/units/unit-table.ts';
import { queryPath } from '../api/query-path.ts';
import { rangeKey } from '../api/range-key.ts';
import { getJson } from '../api/request.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { useChartTheme } from '../chart/use-chart-theme.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Panel } from '../shell/panel.tsx';
import { between, windowAt } from '../time-range/time-range.ts';
import { rangeParamsOnly } from '../time-range/time-range-url.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { GraphCard } from '../traces/graph-card.tsx';
import { RUNTIME_GRAPHS, type RuntimeGraph, runtimeQuery } from './runtime-metrics.ts';
import classes from './runtime-panel.module.css';

interface RuntimePanelProps {
  readonly service: string;
  readonly env: string;
}

/** What the tracer says about the processes of a service; nothing when it says nothing. */
export function RuntimePanel({ service, env }: RuntimePanelProps) {
  const [range, setRange] = useTimeRange();
  const search = useSearch();
  const theme = useChartTheme();
  const serverNow = useServerNow();
  const queries = RUNTIME_GRAPHS.flatMap(({ lines }) =>
    lines.map(({ metric }) => runtimeQuery(metric, { service, env })),
  );
  const answers = useQueries({
    queries: queries.map((query) => ({
      queryKey: ['runtime', query, ...rangeKey(range)],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
        const window = windowAt(range, serverNow());
        return { window, response: await getJson<QueryResponse>(queryPath(query, window), signal) };
      },
      structuralSharing: false as const,
      refetchInterval: range.kind === 'live' ? REFRESH_MS : (false as const),
      staleTime: range.kind === 'fixed' ? Number.POSITIVE_INFINITY : 500,
    })),
  });
  const error = answers.find((answer) => answer.error)?.error;
  const isKnown = answers.some(({ data }) => (data?.response.series[0]?.pointlist.length ?? 0) > 0);
  const answersByQuery = new Map(queries.map((query, at) => [query, answers[at]?.data]));
  if (!isKnown) return <ErrorNotice title="The runtime metrics could not be read" error={error} />;
  return (
    <Panel title="Runtime metrics" aside={<span className={classes.note}>of its Node processes, from the tracer</span>}>
      <div className={classes.grid}>
        {RUNTIME_GRAPHS.map((graph) => {
          const [first] = graph.lines;
          const found = graph.lines.map(({ metric }) => answersByQuery.get(runtimeQuery(metric, { service, env })));
          const params = rangeParamsOnly(new URLSearchParams(search));
          params.set('query', runtimeQuery(first?.metric ?? '', { service, env }));
          return (
            <RuntimeCard
              key={graph.title}
              graph={graph}
              answers={found}
              colors={COLOR_PLACES.map((place) => seriesColor(theme, place))}
              href={`/metrics?${params}`}
              onZoom={(aMs, bMs) => setRange(between(aMs, bMs))}
            />
          );
        })}
      </div>
    </Panel>
  );
}

const REFRESH_MS = 10_000;
const COLOR_PLACES = [2, 0, 1];

interface RuntimeCardProps {
  readonly graph: RuntimeGraph;
  readonly answers: readonly ({ readonly window: TimeWindow; readonly response: QueryResponse } | undefined)[];
  readonly colors: readonly string[];
  readonly href: string;
  readonly onZoom: (aMs: number, bMs: number) => void;
}

function RuntimeCard({ graph, answers, colors, href, onZoom }: RuntimeCardProps) {
  const [first, second, third] = answers.map((answer) => answer?.response.series[0]);
  const series = useMemo(() => {
    const unit = [findUnit(graph.unit) ?? null, null] as const;
    return graph.lines.flatMap(({ label }, at): NamedSeries[] => {
      const line = [first, second, third][at];
      return line ? [{ label, series: { ...line, unit } }] : [];
    });
  }, [graph, first, second, third]);
  const key = colors.join();
  const drawnColors = useMemo(() => key.split(','), [key]);
  const last = series[0]?.series.pointlist.findLast(([, value]) => value !== null)?.[1];
  return (
    <div>
      <GraphCard
        title={graph.title}
        figure={
          last === null || last === undefined
            ? undefined
            : `${series[0]?.label} ${formatValue(last, series[0]?.series.unit ?? null)}`
        }
        series={series}
        display="line"
        colors={drawnColors}
        window={answers[0]?.window}
        isStale={false}
        none="No points"
        onZoom={onZoom}
      />
      <Link className={classes.link ?? ''} href={href}>
        {graph.lines[0]?.metric}
      </Link>
    </div>
  );
}

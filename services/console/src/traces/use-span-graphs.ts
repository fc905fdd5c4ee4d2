import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { SpanAggregateResponse } from '../../../../lib/api-types/spans.ts';
import type { NamedSeries } from '../../../../lib/chart/ordered-series.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { aggregateSpans, type SpanAggregation } from '../api/aggregate-spans.ts';
import { rangeKey } from '../api/range-key.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { NANOSECONDS_UNIT } from '../format/duration-ns.ts';
import { spanOf, type TimeRange, windowAt } from '../time-range/time-range.ts';
import { graphIntervalS, intervalText } from './graph-interval.ts';
import { computedNumber, seriesTotal, spanSeries } from './span-series.ts';
import { joinedQueries } from './traces-url.ts';

/** The figures above the list, over time and together, of the spans that a search finds. */
export interface SpanGraphs {
  readonly window: TimeWindow;
  /** `ok` and `error`. */
  readonly requests: readonly NamedSeries[];
  /** By service, those with the most first. */
  readonly errors: readonly NamedSeries[];
  /** `p50` and so on, as lines and of the whole window, nanoseconds; of no spans undefined. */
  readonly latency: readonly NamedSeries[];
  readonly percentilesNs: readonly (number | undefined)[];
  readonly totalOk: number;
  readonly totalErrors: number;
}

const PERCENTILES = [50, 75, 90, 95, 99] as const;
const MOST_ERROR_SERVICES = 6;
const FASTEST_MS = 2000;
const SLOWEST_MS = 30_000;

type Buckets = SpanAggregateResponse['data'];

/** Asks for the graphs of a search; a live range again about twice per bucket. Nothing is asked without a query. */
export function useSpanGraphs(query: string | undefined, range: TimeRange): UseQueryResult<SpanGraphs> {
  const serverNow = useServerNow();
  const intervalS = graphIntervalS(spanOf(range));
  return useQuery({
    queryKey: ['span-graphs', query, ...rangeKey(range)],
    queryFn: async ({ signal }) => {
      const window = windowAt(range, serverNow());
      const answers = await Promise.all(
        questions(query ?? '', { window, intervalS }).map((question) => aggregateSpans(question, signal)),
      );
      return graphsOf(answers, { window, intervalS });
    },
    enabled: query !== undefined,
    structuralSharing: false,
    placeholderData: keepPreviousData,
    refetchInterval: range.kind === 'live' ? Math.min(Math.max(intervalS * 500, FASTEST_MS), SLOWEST_MS) : false,
    staleTime: range.kind === 'fixed' ? Number.POSITIVE_INFINITY : 500,
  });
}

interface Graphed {
  readonly window: TimeWindow;
  readonly intervalS: number;
}

/** By status, errors by service, percentiles over time, and percentiles of the whole window. */
function questions(query: string, { window, intervalS }: Graphed): SpanAggregation[] {
  const over = { type: 'timeseries', interval: intervalText(intervalS) } as const;
  const count = { aggregation: 'count', ...over };
  const percentiles = PERCENTILES.map((p) => ({ aggregation: `pc${p}`, metric: '@duration' }));
  return [
    { query, window, compute: [count], group_by: [{ facet: 'status', limit: 2 }] },
    {
      query: joinedQueries('status:error', query),
      window,
      compute: [count],
      group_by: [{ facet: 'service', limit: MOST_ERROR_SERVICES }],
    },
    { query, window, compute: percentiles.map((compute) => ({ ...compute, ...over })) },
    { query, window, compute: percentiles },
  ];
}

function graphsOf(
  [byStatus = [], byService = [], overTime = [], together = []]: readonly Buckets[],
  { window, intervalS }: Graphed,
): SpanGraphs {
  const [ok, error] = ['ok', 'error'].map((status) => {
    const bucket = byStatus.find(({ attributes }) => attributes.by.status === status);
    return spanSeries(bucket, { label: status, compute: 'c0', intervalS, unit: null });
  });
  return {
    window,
    requests: [ok, error].flatMap((line) => line ?? []),
    errors: byService.map((bucket) =>
      spanSeries(bucket, { label: bucket.attributes.by.service ?? '', compute: 'c0', intervalS, unit: null }),
    ),
    latency: PERCENTILES.map((p, nth) =>
      spanSeries(overTime[0], { label: `p${p}`, compute: `c${nth}`, intervalS, unit: NANOSECONDS_UNIT }),
    ),
    percentilesNs: PERCENTILES.map((_, nth) => computedNumber(together[0], `c${nth}`)),
    totalOk: ok ? seriesTotal(ok) : 0,
    totalErrors: error ? seriesTotal(error) : 0,
  };
}

import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { QueryResponse } from '../../../../lib/api-types/query.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { spanOf, type TimeRange, windowAt } from '../time-range/time-range.ts';
import { queryPath } from './query-path.ts';
import { getJson } from './request.ts';
import { useServerNow } from './use-server-now.ts';

/** An answer with the window it was asked for. */
export interface QueryData {
  readonly window: TimeWindow;
  readonly response: QueryResponse;
}

/** Series of a metric query over a range; a live one asks again about twice per bucket. */
export function useQueryData(
  query: string | undefined,
  range: TimeRange,
  options: { readonly slowestMs?: number; readonly fastestMs?: number } = {},
): UseQueryResult<QueryData> {
  const { slowestMs = 30_000, fastestMs = 1000 } = options;
  const serverNow = useServerNow();
  return useQuery({
    queryKey: ['query', query, range.kind, range.kind === 'live' ? range.spanMs : [range.fromMs, range.toMs]],
    queryFn: async ({ signal }) => {
      const window = windowAt(range, serverNow());
      return { window, response: await getJson<QueryResponse>(queryPath(query ?? '', window), signal) };
    },
    enabled: query !== undefined,
    // Every answer is a new window; comparing a megabyte of points with those before would find that out slowly.
    structuralSharing: false,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      if (range.kind === 'fixed') return false;
      const bucketS = state.data?.response.series[0]?.interval ?? Math.min(spanOf(range) / 300_000, 5);
      return Math.min(Math.max(bucketS * 500, fastestMs), slowestMs);
    },
    staleTime: range.kind === 'fixed' ? Number.POSITIVE_INFINITY : 500,
  });
}

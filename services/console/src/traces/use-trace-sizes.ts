import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { aggregateSpans } from '../api/aggregate-spans.ts';
import { computedNumber } from './span-series.ts';

/** Spans of a trace may begin before and after the one that is listed. */
const AROUND_MS = 600_000;

/** So many ids fit into one search. */
const IDS_PER_SEARCH = 200;
const REFRESH_MS = 5000;

/** How many spans each of these traces has; those not counted yet are not in it. Counted again while `isLive`. */
export function useTraceSizes(
  traceIds: readonly string[],
  window: TimeWindow | undefined,
  { isLive }: { readonly isLive: boolean },
): ReadonlyMap<string, number> {
  const ids = [...new Set(traceIds)].sort();
  const { data } = useQuery({
    queryKey: ['trace-sizes', ids.join(' ')],
    queryFn: async ({ signal }) => {
      const { fromMs, toMs } = window ?? { fromMs: 0, toMs: 0 };
      const around = { fromMs: fromMs - AROUND_MS, toMs: toMs + AROUND_MS };
      const parts = await Promise.all(partsOf(ids).map((part) => countSpans(part, around, signal)));
      return new Map(parts.flat());
    },
    enabled: ids.length > 0 && window !== undefined,
    structuralSharing: false,
    placeholderData: keepPreviousData,
    refetchInterval: isLive ? REFRESH_MS : false,
    staleTime: REFRESH_MS,
  });
  return data ?? NONE;
}

const NONE: ReadonlyMap<string, number> = new Map();

async function countSpans(
  ids: readonly string[],
  window: TimeWindow,
  signal: AbortSignal,
): Promise<(readonly [string, number])[]> {
  const buckets = await aggregateSpans(
    {
      query: `trace_id:(${ids.join(' OR ')})`,
      window,
      compute: [{ aggregation: 'count' }],
      group_by: [{ facet: 'trace_id', limit: ids.length }],
    },
    signal,
  );
  return buckets.map((bucket) => [bucket.attributes.by.trace_id ?? '', computedNumber(bucket, 'c0') ?? 0] as const);
}

function partsOf(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / IDS_PER_SEARCH) }, (_, nth) =>
    ids.slice(nth * IDS_PER_SEARCH, (nth + 1) * IDS_PER_SEARCH),
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { aggregateSpans } from '../api/aggregate-spans.ts';
import type { TimeWindow } from '../time-range/time-range.ts';
import { computedNumber } from './span-series.ts';

/** Spans of a trace may begin before and after the one that is listed. */
const AROUND_MS = 600_000;

/** How many spans each of these traces has; those not counted yet are not in it. */
export function useTraceSizes(
  traceIds: readonly string[],
  window: TimeWindow | undefined,
): ReadonlyMap<string, number> {
  const ids = [...new Set(traceIds)].sort();
  const { data } = useQuery({
    queryKey: ['trace-sizes', ids.join(' ')],
    queryFn: async ({ signal }) => {
      const { fromMs, toMs } = window ?? { fromMs: 0, toMs: 0 };
      const buckets = await aggregateSpans(
        {
          query: `trace_id:(${ids.join(' OR ')})`,
          window: { fromMs: fromMs - AROUND_MS, toMs: toMs + AROUND_MS },
          compute: [{ aggregation: 'count' }],
          group_by: [{ facet: 'trace_id', limit: ids.length }],
        },
        signal,
      );
      return new Map(buckets.map((bucket) => [bucket.attributes.by.trace_id ?? '', computedNumber(bucket, 'c0') ?? 0]));
    },
    enabled: ids.length > 0 && window !== undefined,
    structuralSharing: false,
    placeholderData: keepPreviousData,
    staleTime: 5000,
  });
  return data ?? NONE;
}

const NONE: ReadonlyMap<string, number> = new Map();

import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { printSearchKey } from '../../../../lib/search-language/print.ts';
import type { SearchAttribute } from '../../../../lib/search-language/types.ts';
import { aggregateSpans } from '../api/aggregate-spans.ts';
import { rangeKey } from '../api/range-key.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { type TimeRange, windowAt } from '../time-range/time-range.ts';
import { computedNumber } from './span-series.ts';

/** A value of an attribute and how many spans have it. */
export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

/** How many values of a facet are shown. */
export const FACET_LIMIT = 10;
const REFRESH_MS = 8000;

interface FacetOptions {
  /** Not asked for without it. */
  readonly isShown: boolean;
}

/** The most frequent values of an attribute among the spans that a search finds. */
export function useFacetValues(
  attribute: SearchAttribute,
  { query, range }: { readonly query: string; readonly range: TimeRange },
  { isShown }: FacetOptions,
): UseQueryResult<readonly FacetValue[]> {
  const serverNow = useServerNow();
  const facet = printSearchKey(attribute).slice(0, -1);
  return useQuery({
    queryKey: ['facet', facet, query, ...rangeKey(range)],
    queryFn: async ({ signal }) => {
      const window = windowAt(range, serverNow());
      const compute = [{ aggregation: 'count' }];
      const buckets = await aggregateSpans(
        { query, window, compute, group_by: [{ facet, limit: FACET_LIMIT }] },
        signal,
      );
      return buckets.map((bucket) => ({
        value: bucket.attributes.by[facet] ?? Object.values(bucket.attributes.by)[0] ?? '',
        count: computedNumber(bucket, 'c0') ?? 0,
      }));
    },
    enabled: isShown,
    placeholderData: keepPreviousData,
    refetchInterval: range.kind === 'live' ? REFRESH_MS : false,
    staleTime: range.kind === 'fixed' ? Number.POSITIVE_INFINITY : 1000,
  });
}

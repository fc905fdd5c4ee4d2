import { useQuery } from '@tanstack/react-query';
import { aggregateSpans } from '../api/aggregate-spans.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { computedNumber } from './span-series.ts';

const REFRESH_MS = 2000;

/** How many spans of a search begin at `sinceMs` or later; undefined while nobody wants to know. */
export function useNewerCount(query: string, sinceMs: number | undefined): number | undefined {
  const serverNow = useServerNow();
  const { data } = useQuery({
    queryKey: ['newer-spans', query, sinceMs],
    queryFn: async ({ signal }) => {
      const fromMs = sinceMs ?? 0;
      const window = { fromMs, toMs: Math.max(serverNow(), fromMs + 1) };
      const [bucket] = await aggregateSpans({ query, window, compute: [{ aggregation: 'count' }] }, signal);
      return computedNumber(bucket, 'c0') ?? 0;
    },
    enabled: sinceMs !== undefined,
    refetchInterval: REFRESH_MS,
  });
  return sinceMs === undefined ? undefined : data;
}

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { SpanItem, SpanSearchRequest, SpanSearchResponse } from '../../../../lib/api-types/spans.ts';
import { type TimeRange, windowAt } from '../time-range/time-range.ts';
import { spanFilter } from './aggregate-spans.ts';
import { orLastTold } from './last-told.ts';
import { rangeKey } from './range-key.ts';
import { postJson } from './request.ts';
import { useServerNow } from './use-server-now.ts';

const REFRESH_MS = 5000;

/** The newest spans that a search finds, at most `limit`; a live range asks again. Nothing is asked without a query. */
export function useSpans(
  query: string | undefined,
  range: TimeRange,
  limit: number,
): UseQueryResult<readonly SpanItem[]> {
  const serverNow = useServerNow();
  return useQuery({
    queryKey: ['some-spans', query, limit, ...rangeKey(range)],
    queryFn: ({ client, signal }) =>
      orLastTold({ client, questionKey: ['some-spans', query, limit] }, async () => {
        const filter = spanFilter(query ?? '', windowAt(range, serverNow()));
        const attributes = { filter, sort: '-timestamp', page: { limit } } as const;
        const body: SpanSearchRequest = { data: { type: 'search_request', attributes } };
        return (await postJson<SpanSearchResponse>('/api/v2/spans/events/search', body, signal)).data;
      }),
    enabled: query !== undefined,
    placeholderData: (before, asked) => (asked?.queryKey[1] === query ? before : undefined),
    refetchInterval: range.kind === 'live' ? REFRESH_MS : false,
    staleTime: range.kind === 'fixed' ? Number.POSITIVE_INFINITY : 500,
  });
}

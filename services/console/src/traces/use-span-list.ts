import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { SpanItem, SpanSearchRequest, SpanSearchResponse } from '../../../../lib/api-types/spans.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { spanFilter } from '../api/aggregate-spans.ts';
import { rangeKey } from '../api/range-key.ts';
import { postJson } from '../api/request.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { type TimeRange, windowAt } from '../time-range/time-range.ts';

/** Spans of a list, newest first, and the window they were searched in. */
export interface SpanListPage {
  readonly window: TimeWindow;
  readonly spans: readonly SpanItem[];
  /** Where the next page begins; absent on the last. */
  readonly after: string | undefined;
}

interface PlaceInList {
  readonly window: TimeWindow;
  readonly cursor: string;
}

/** How many spans come with one request. */
export const LIST_PAGE_SIZE = 100;
const REFRESH_MS = 2000;

/**
 * The spans that a search finds, page after page. A live range asks again every two seconds unless the list is held: a
 * list that somebody reads stands still, and its window with it. Nothing is asked without a query.
 */
export function useSpanList(query: string | undefined, range: TimeRange, { isHeld }: { readonly isHeld: boolean }) {
  const serverNow = useServerNow();
  return useInfiniteQuery<SpanListPage, Error, InfiniteData<SpanListPage>, readonly unknown[], PlaceInList | undefined>(
    {
      queryKey: ['spans', query, ...rangeKey(range)],
      queryFn: async ({ signal, pageParam }) => {
        const window = pageParam?.window ?? windowAt(range, serverNow());
        const body = searchBody(query ?? '', window, pageParam?.cursor);
        const answer = await postJson<SpanSearchResponse>('/api/v2/spans/events/search', body, signal);
        return { window, spans: answer.data, after: answer.meta.page?.after };
      },
      enabled: query !== undefined,
      initialPageParam: undefined,
      getNextPageParam: ({ window, after }) => (after === undefined ? undefined : { window, cursor: after }),
      placeholderData: keepPreviousData,
      refetchInterval: range.kind === 'live' && !isHeld ? REFRESH_MS : false,
      refetchOnWindowFocus: !isHeld,
      staleTime: range.kind === 'fixed' ? Number.POSITIVE_INFINITY : 500,
    },
  );
}

function searchBody(query: string, window: TimeWindow, cursor: string | undefined): SpanSearchRequest {
  const page = { limit: LIST_PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) };
  return {
    data: {
      type: 'search_request',
      attributes: { filter: spanFilter(query, window), sort: '-timestamp', page },
    },
  };
}

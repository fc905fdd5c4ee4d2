import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { LabEventItem, LabEvents } from '../../../../lib/api-types/events.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { type TimeRange, windowAt } from '../time-range/time-range.ts';
import { rangeKey } from './range-key.ts';
import { getJson } from './request.ts';
import { useServerNow } from './use-server-now.ts';

/** As many as the backend gives at once. */
export const MOST_EVENTS = 1000;

const REFRESH_MS = 5000;

/** Events with the window they were asked for. */
export interface EventAnswer {
  readonly window: TimeWindow;
  readonly events: readonly LabEventItem[];
}

/** The newest events of a range that a search finds, the newest first; of a live one asked again every five seconds. */
export function useEventList(query: string, range: TimeRange): UseQueryResult<EventAnswer> {
  const serverNow = useServerNow();
  return useQuery({
    queryKey: ['event-list', query, ...rangeKey(range)],
    queryFn: async ({ signal }) => {
      const window = windowAt(range, serverNow());
      const params = new URLSearchParams({
        from: String(Math.floor(window.fromMs / 1000)),
        to: String(Math.ceil(window.toMs / 1000)),
        query,
        limit: String(MOST_EVENTS),
      });
      return { window, events: (await getJson<LabEvents>(`/labrador/api/events?${params}`, signal)).events };
    },
    placeholderData: keepPreviousData,
    refetchInterval: range.kind === 'live' ? REFRESH_MS : false,
  });
}

import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { LabEventItem, LabEvents } from '../../../../../lib/api-types/events.ts';
import type { TimeWindow } from '../../../../../lib/chart/time-window.ts';
import type { SentEventSearch } from '../../../../../lib/widget/read-event-search.ts';
import { orLastTold } from '../../api/last-told.ts';
import { getJson } from '../../api/request.ts';

interface EventsOptions {
  readonly isAsked: boolean;
  /** Of each search, the newest. */
  readonly limit: number;
}

/** Events that are found by any of some searches in a window, each once, the newest first; while the backend does not answer, those before. */
export function useEvents(
  searches: readonly SentEventSearch[],
  window: TimeWindow,
  { isAsked, limit }: EventsOptions,
): UseQueryResult<readonly LabEventItem[]> {
  const isOn = isAsked && searches.length > 0;
  return useQuery({
    // The same from window to window while nothing is asked: most widgets have no events.
    queryKey: ['board', 'events', ...(isOn ? [searches, limit, window.fromMs, window.toMs] : [])],
    queryFn: ({ client, signal }) =>
      orLastTold({ client, questionKey: ['board', 'events', searches, limit] }, async () => {
        const lists = await Promise.all(searches.map((search) => listEvents(search, { window, limit, signal })));
        const byId = new Map(lists.flat().map((event) => [event.id, event]));
        return [...byId.values()].sort((a, b) => b.timestampS - a.timestampS);
      }),
    enabled: isOn,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 20_000,
  });
}

async function listEvents(
  { query, tagsExecution }: SentEventSearch,
  { window, limit, signal }: { readonly window: TimeWindow; readonly limit: number; readonly signal: AbortSignal },
): Promise<readonly LabEventItem[]> {
  const params = new URLSearchParams({
    from: String(Math.floor(window.fromMs / 1000)),
    to: String(Math.ceil(window.toMs / 1000)),
    query,
    tags_execution: tagsExecution,
    limit: String(limit),
  });
  return (await getJson<LabEvents>(`/labrador/api/events?${params}`, signal)).events;
}

import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { FoundMonitorGroups } from '../../../../lib/api-types/monitor-pages.ts';
import { getJson } from './request.ts';

const REFRESH_MS = 5000;

/** The groups of monitors that a search of Datadog's API finds, the worst first; asked again every five seconds. */
export function useFoundGroups(
  query: string,
  { isAsked }: { readonly isAsked: boolean },
): UseQueryResult<FoundMonitorGroups> {
  const params = new URLSearchParams({ query, sort: 'status,desc', per_page: '1000' });
  return useQuery({
    queryKey: ['monitors', 'groups', query],
    queryFn: ({ signal }) => getJson<FoundMonitorGroups>(`/api/v1/monitor/groups/search?${params}`, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}

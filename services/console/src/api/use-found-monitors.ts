import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { FoundMonitors } from '../../../../lib/api-types/monitor-pages.ts';
import { getJson } from './request.ts';

const REFRESH_MS = 5000;

interface FoundMonitorsOptions {
  /** As the API has it, the default is by id: `status,desc`. */
  readonly sort?: string;
  /** At most 1000. */
  readonly perPage?: number;
  /** Nothing is asked while it is false. */
  readonly isAsked?: boolean;
}

/** The monitors that a search of Datadog's API finds, with the counts of all that it finds; asked again every five seconds. */
export function useFoundMonitors(
  query: string,
  { sort = 'status,desc', perPage = 1000, isAsked = true }: FoundMonitorsOptions = {},
): UseQueryResult<FoundMonitors> {
  const params = new URLSearchParams({ query, sort, per_page: String(perPage) });
  return useQuery({
    queryKey: ['monitors', 'search', query, sort, perPage],
    queryFn: ({ signal }) => getJson<FoundMonitors>(`/api/v1/monitor/search?${params}`, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}

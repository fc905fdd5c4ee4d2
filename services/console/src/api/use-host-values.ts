import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { LabHostValues } from '../../../../lib/api-types/hosts.ts';
import { getJson } from './request.ts';

/** The newest value of a metric query for each host, every ten seconds; nothing is asked without a query. */
export function useHostValues(query: string | undefined): UseQueryResult<LabHostValues> {
  return useQuery({
    queryKey: ['host-values', query],
    queryFn: ({ signal }) =>
      getJson<LabHostValues>(`/labrador/api/host-values?${new URLSearchParams({ query: query ?? '' })}`, signal),
    enabled: query !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
}

import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { LabMetrics } from '../../../../lib/api-types/lab.ts';
import { getJson } from './request.ts';

/** How many metrics the list holds at most; the search narrows what is beyond. */
export const METRIC_LIMIT = 300;

/** Metrics seen whose name contains `search`, newest state every two and a half seconds. */
export function useMetrics(search: string): UseQueryResult<LabMetrics> {
  return useQuery({
    queryKey: ['metrics', search],
    queryFn: ({ signal }) =>
      getJson<LabMetrics>(
        `/labrador/api/metrics?${new URLSearchParams({ search, limit: String(METRIC_LIMIT) })}`,
        signal,
      ),
    placeholderData: keepPreviousData,
    refetchInterval: 2500,
  });
}

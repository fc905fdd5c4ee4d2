import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { LabMetrics } from '../../../../lib/api-types/lab.ts';
import { getJson } from './request.ts';

/** As many as the backend lists at once. */
const LIMIT = 10_000;

/** Metrics that arrived, to be looked up by name. */
export interface SeenMetrics {
  /** Name → when it was last seen, Unix milliseconds. */
  readonly lastSeenMs: ReadonlyMap<string, number>;
  /** Name → its type. */
  readonly types: ReadonlyMap<string, string>;
  /** Whether there are more than were listed: one that is not here may have been seen. */
  readonly isCut: boolean;
}

/** Which metrics whose name contains `search` have ever arrived; asked again every five seconds. */
export function useSeenMetrics(search: string): UseQueryResult<SeenMetrics> {
  return useQuery({
    queryKey: ['seen-metrics', search],
    queryFn: async ({ signal }): Promise<SeenMetrics> => {
      const params = new URLSearchParams({ search, limit: String(LIMIT) });
      const { metrics, total } = await getJson<LabMetrics>(`/labrador/api/metrics?${params}`, signal);
      return {
        lastSeenMs: new Map(metrics.map(({ metric, lastSeenS }) => [metric, lastSeenS * 1000])),
        types: new Map(metrics.map(({ metric, type }) => [metric, type])),
        isCut: total > metrics.length,
      };
    },
    placeholderData: keepPreviousData,
    refetchInterval: 5000,
  });
}

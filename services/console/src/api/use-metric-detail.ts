import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { LabMetricDetail } from '../../../../lib/api-types/lab.ts';
import { getJson } from './request.ts';

/** What is known of one metric: metadata, hosts, tags. Not asked for while `metric` is absent. */
export function useMetricDetail(metric: string | undefined): UseQueryResult<LabMetricDetail> {
  return useQuery({
    queryKey: ['metric', metric],
    queryFn: ({ signal }) =>
      getJson<LabMetricDetail>(`/labrador/api/metrics/${encodeURIComponent(metric ?? '')}`, signal),
    enabled: metric !== undefined,
    refetchInterval: 10_000,
  });
}

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { LabHostDetail } from '../../../../lib/api-types/hosts.ts';
import { getJson } from './request.ts';

/** All that is known of one host, asked again every five seconds. */
export function useHost(name: string): UseQueryResult<LabHostDetail> {
  return useQuery({
    queryKey: ['host', name],
    queryFn: ({ signal }) => getJson<LabHostDetail>(`/labrador/api/hosts/${encodeURIComponent(name)}`, signal),
    refetchInterval: 5000,
  });
}

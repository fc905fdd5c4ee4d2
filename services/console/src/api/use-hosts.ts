import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { LabHosts } from '../../../../lib/api-types/hosts.ts';
import { getJson } from './request.ts';

/** Every host that is known, by name, asked again every ten seconds; not while `isAsked` is false. */
export function useHosts({ isAsked = true } = {}): UseQueryResult<LabHosts> {
  return useQuery({
    queryKey: ['hosts'],
    queryFn: ({ signal }) => getJson<LabHosts>('/labrador/api/hosts', signal),
    enabled: isAsked,
    refetchInterval: 10_000,
  });
}

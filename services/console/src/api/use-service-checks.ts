import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { LabServiceChecks } from '../../../../lib/api-types/service-checks.ts';
import { getJson } from './request.ts';

const REFRESH_MS = 3000;

/**
 * The latest report of each service check and group, the worst first, asked again every three seconds; not while
 * `isAsked` is false.
 */
export function useServiceChecks({ isAsked = true } = {}): UseQueryResult<LabServiceChecks> {
  return useQuery({
    queryKey: ['service-checks'],
    queryFn: ({ signal }) => getJson<LabServiceChecks>('/labrador/api/service-checks', signal),
    enabled: isAsked,
    refetchInterval: REFRESH_MS,
  });
}

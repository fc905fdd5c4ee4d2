import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { LabUnused } from '../../../../lib/api-types/unused.ts';
import { getJson } from './request.ts';

const REFRESH_MS = 5000;

/** What was received and not used since the backend's start, asked again every five seconds. */
export function useUnused(): UseQueryResult<LabUnused> {
  return useQuery({
    queryKey: ['unused'],
    queryFn: ({ signal }) => getJson<LabUnused>('/labrador/api/unused', signal),
    refetchInterval: REFRESH_MS,
  });
}

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { MonitorResponse } from '../../../../lib/api-types/monitors.ts';
import { getJson } from './request.ts';

/** What one chooses a monitor by. */
export interface MonitorName {
  readonly id: number;
  readonly name: string;
  readonly tags: readonly string[];
}

/** All monitors by their names and tags. */
export function useMonitorNames(): UseQueryResult<readonly MonitorName[]> {
  return useQuery({
    queryKey: ['monitor-names'],
    queryFn: async ({ signal }) =>
      (await getJson<readonly MonitorResponse[]>('/api/v1/monitor', signal)).map(({ id, name, tags }) => ({
        id,
        name,
        tags,
      })),
    staleTime: 10_000,
  });
}

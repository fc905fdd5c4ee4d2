import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { LabMonitor } from '../../../../lib/api-types/monitor-pages.ts';
import { getJson } from './request.ts';

const REFRESH_MS = 5000;

/** A monitor with its groups and downtimes, asked again every five seconds; of no id nothing is asked. */
export function useMonitor(id: string | undefined, { isLive = true } = {}): UseQueryResult<LabMonitor> {
  return useQuery({
    queryKey: ['monitors', 'one', id],
    queryFn: ({ signal }) => getJson<LabMonitor>(`/labrador/api/monitors/${encodeURIComponent(id ?? '')}`, signal),
    enabled: id !== undefined && id !== '',
    refetchInterval: isLive ? REFRESH_MS : false,
  });
}

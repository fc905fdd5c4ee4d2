import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { LabMonitorPreview } from '../../../../lib/api-types/monitor-pages.ts';
import type { MonitorState } from '../../../../lib/model/monitor.ts';
import { postJson } from './request.ts';

const REFRESH_MS = 15_000;

/**
 * What a monitor that is being written would find now, and what it would say at a change to a state. What is wrong with it is the
 * error, in the words in which saving it is refused.
 */
export function useMonitorPreview(
  monitor: unknown,
  { to, isAsked }: { readonly to: MonitorState; readonly isAsked: boolean },
): UseQueryResult<LabMonitorPreview> {
  return useQuery({
    queryKey: ['monitor-preview', monitor, to],
    queryFn: ({ signal }) => postJson<LabMonitorPreview>('/labrador/api/monitors/preview', { monitor, to }, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}

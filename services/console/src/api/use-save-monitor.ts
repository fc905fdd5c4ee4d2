import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { MonitorResponse } from '../../../../lib/api-types/monitors.ts';
import type { MonitorState } from '../../../../lib/model/monitor.ts';
import { sendJson } from './request.ts';

/** Makes a monitor, or with an `id` changes that one, by the routes that Datadog's clients use. */
export function useSaveMonitor(id: number | undefined): UseMutationResult<MonitorResponse, unknown, unknown> {
  const client = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: (monitor: unknown) =>
      id === undefined
        ? sendJson<MonitorResponse>('POST', '/api/v1/monitor', monitor)
        : sendJson<MonitorResponse>('PUT', `/api/v1/monitor/${id}`, monitor),
    onSuccess: () => client.invalidateQueries({ queryKey: ['monitors'] }),
  });
}

/** Sends what a monitor would say at a change to a state, marked as a test, to whom its message names. */
export function useTestMonitor(): UseMutationResult<
  unknown,
  unknown,
  { readonly monitor: unknown; readonly to: MonitorState }
> {
  return useMutation({
    networkMode: 'always',
    mutationFn: (test) => sendJson('POST', '/labrador/api/monitors/test', test),
  });
}

import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { sendJson } from './request.ts';

/** What a person does with a monitor. */
export type MonitorChange =
  /** `group`: its key; absent: all groups. `endS`: Unix seconds; absent: until it is unmuted. */
  | { readonly kind: 'mute'; readonly group?: string | undefined; readonly endS?: number | undefined }
  | { readonly kind: 'unmute'; readonly group?: string | undefined }
  | { readonly kind: 'resolve'; readonly group?: string | undefined }
  | { readonly kind: 'delete' };

/** Changes a monitor by the routes that Datadog's clients use, and reads monitors again when it is done. */
export function useMonitorChange(id: number): UseMutationResult<unknown, unknown, MonitorChange> {
  const client = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: (change: MonitorChange) => send(id, change),
    onSuccess: (_, { kind }) => {
      if (kind !== 'delete') return client.invalidateQueries({ queryKey: ['monitors'] });
      // Of one that is gone nothing is asked again.
      client.removeQueries({ queryKey: ['monitors', 'one', String(id)] });
      return client.invalidateQueries({ queryKey: ['monitors', 'search'] });
    },
  });
}

function send(id: number, change: MonitorChange): Promise<unknown> {
  const path = `/api/v1/monitor/${id}`;
  switch (change.kind) {
    case 'mute': {
      const { group, endS } = change;
      return sendJson('POST', `${path}/mute`, { ...(group && { scope: group }), ...(endS && { end: endS }) });
    }
    case 'unmute':
      return sendJson('POST', `${path}/unmute`, change.group ? { scope: change.group } : { all_scopes: true });
    case 'resolve':
      return sendJson('POST', '/api/v1/monitor/bulk_resolve', { resolve: [{ [id]: change.group ?? 'ALL_GROUPS' }] });
    case 'delete':
      return sendJson('DELETE', path);
  }
}

import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { sendJson } from './request.ts';

/** What a person says of a host: its tags, or whether its monitors are silent. */
export type HostChange =
  | { readonly kind: 'tags'; readonly tags: readonly string[] }
  /** `endS`: Unix seconds; absent: until it is unmuted. */
  | { readonly kind: 'mute'; readonly endS?: number | undefined }
  | { readonly kind: 'unmute' };

/** Changes a host by the routes that Datadog's clients use, and reads hosts again when it is done. */
export function useHostChange(name: string): UseMutationResult<unknown, unknown, HostChange> {
  const client = useQueryClient();
  const host = encodeURIComponent(name);
  return useMutation({
    networkMode: 'always',
    mutationFn: (change: HostChange) => {
      if (change.kind === 'tags')
        return sendJson('PUT', `/api/v1/tags/hosts/${host}?source=users`, { tags: change.tags });
      if (change.kind === 'unmute') return sendJson('POST', `/api/v1/host/${host}/unmute`, {});
      return sendJson('POST', `/api/v1/host/${host}/mute`, {
        override: true,
        ...(change.endS !== undefined && { end: change.endS }),
      });
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['host', name] }),
        client.invalidateQueries({ queryKey: ['hosts'] }),
      ]),
  });
}

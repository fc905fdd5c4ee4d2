import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { LabDowntimes } from '../../../../lib/api-types/downtimes.ts';
import type { DowntimeAttributes } from '../downtimes/form-attributes.ts';
import { getJson, sendJson } from './request.ts';

const REFRESH_MS = 5000;

/** Every downtime that is kept, asked again every five seconds: they begin and end, and scripts make them too. */
export function useDowntimes(): UseQueryResult<LabDowntimes> {
  return useQuery({
    queryKey: ['downtimes'],
    queryFn: ({ signal }) => getJson<LabDowntimes>('/labrador/api/downtimes', signal),
    refetchInterval: REFRESH_MS,
  });
}

/** What is to happen to downtimes: one made, changed or called off. */
export type DowntimeChange =
  | { readonly kind: 'create'; readonly attributes: DowntimeAttributes }
  | { readonly kind: 'update'; readonly id: string; readonly attributes: DowntimeAttributes }
  | { readonly kind: 'cancel'; readonly id: string };

/** Makes, changes or cancels a downtime; what is wrong with it the backend says. */
export function useChangeDowntime(): UseMutationResult<unknown, unknown, DowntimeChange> {
  const client = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: ['downtimes'] }),
  });
}

function send(change: DowntimeChange): Promise<unknown> {
  const path = '/api/v2/downtime';
  if (change.kind === 'cancel') return sendJson('DELETE', `${path}/${encodeURIComponent(change.id)}`);
  const { attributes } = change;
  if (change.kind === 'create') return sendJson('POST', path, { data: { type: 'downtime', attributes } });
  const { id } = change;
  return sendJson('PATCH', `${path}/${encodeURIComponent(id)}`, { data: { type: 'downtime', id, attributes } });
}

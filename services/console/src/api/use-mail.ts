import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { MailDetail } from '../../../../lib/api-types/mailbox.ts';
import { getJson, getText, sendJson } from './request.ts';

const REFRESH_MS = 3000;

/** One message with what it says; asked again while its delivery may still change. */
export function useMail(id: string): UseQueryResult<MailDetail> {
  return useQuery({
    queryKey: ['mail', id],
    queryFn: ({ signal }) => getJson<MailDetail>(pathOf(id), signal),
    refetchInterval: ({ state }) => (state.data?.delivery.status === 'waiting' ? REFRESH_MS : false),
  });
}

/** The bytes of a message as they are sent, as text; asked for once, since they never change. */
export function useRawMail(id: string): UseQueryResult<string> {
  return useQuery({
    queryKey: ['raw-mail', id],
    queryFn: ({ signal }) => getText(`${pathOf(id)}/raw`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Deletes a message by its id. */
export function useRemoveMail(): UseMutationResult<unknown, unknown, string> {
  const client = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: (id: string) => sendJson('DELETE', pathOf(id)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['mails'] }),
  });
}

function pathOf(id: string): string {
  return `/labrador/api/mailbox/${encodeURIComponent(id)}`;
}

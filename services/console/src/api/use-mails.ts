import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { MailList, MailStatus } from '../../../../lib/api-types/mailbox.ts';
import { getJson } from './request.ts';

const REFRESH_MS = 3000;

/** Which messages, and how many of them. */
export interface MailFilter {
  readonly query?: string | undefined;
  readonly status?: MailStatus | undefined;
  readonly monitorId?: string | undefined;
  readonly limit: number;
}

/** The newest messages of the Mailbox that a filter lets through, asked again every three seconds. */
export function useMails({ query, status, monitorId, limit }: MailFilter): UseQueryResult<MailList> {
  const params = new URLSearchParams({ limit: String(limit) });
  if (query) params.set('query', query);
  if (status) params.set('status', status);
  if (monitorId) params.set('monitor_id', monitorId);
  return useQuery({
    queryKey: ['mails', params.toString()],
    queryFn: ({ signal }) => getJson<MailList>(`/labrador/api/mailbox?${params}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}

import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { TraceResponse } from '../../../../lib/api-types/spans.ts';
import { getJson } from './request.ts';
import { useServerNow } from './use-server-now.ts';

export type TraceData = TraceResponse['data']['attributes'];

const REFRESH_MS = 3000;
/** A trace whose last span ended longer ago than this is complete. */
const COMPLETE_AFTER_MS = 30_000;
/** Larger traces are not asked for again by themselves. */
const MOST_SPANS = 2000;

/** The spans of a trace by its id, 128 bits in hex or the lower 64; asked again while more may come. */
export function useTrace(id: string): UseQueryResult<TraceData> {
  const serverNow = useServerNow();
  return useQuery({
    queryKey: ['trace', id],
    queryFn: async ({ signal }) =>
      (await getJson<TraceResponse>(`/api/v2/trace/${encodeURIComponent(id)}`, signal)).data.attributes,
    refetchInterval: ({ state: { data } }) => {
      if (!data) return REFRESH_MS;
      const lastEndMs = data.spans.reduce((end, span) => Math.max(end, span.endTime), 0) / 1e6;
      return data.spans.length <= MOST_SPANS && serverNow() - lastEndMs < COMPLETE_AFTER_MS ? REFRESH_MS : false;
    },
    placeholderData: keepPreviousData,
    staleTime: 2000,
  });
}

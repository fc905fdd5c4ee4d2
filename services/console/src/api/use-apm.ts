import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { spanOf, type TimeRange, windowAt } from '../time-range/time-range.ts';
import { orLastTold } from './last-told.ts';
import { rangeKey } from './range-key.ts';
import { getJson } from './request.ts';
import { useServerNow } from './use-server-now.ts';

/** An answer about services with the window it was asked for. */
export interface ApmAnswer<Body> {
  readonly window: TimeWindow;
  readonly body: Body;
}

const FASTEST_MS = 5000;
const SLOWEST_MS = 30_000;

/**
 * Asks `GET /labrador/api/<path>?from=&to=&…` for a range; a live one again every five seconds, long ones less often.
 * While the range changes the answer before stays, but never one of another path. Nothing is asked without a path, or
 * while `isAsked` is false.
 */
export function useApm<Body>(
  path: string | undefined,
  params: Readonly<Record<string, string | undefined>>,
  range: TimeRange,
  { isAsked = true } = {},
): UseQueryResult<ApmAnswer<Body>> {
  const serverNow = useServerNow();
  const given = Object.entries(params).flatMap(([key, value]) => (value ? [[key, value] as [string, string]] : []));
  const asked = `${path} ${new URLSearchParams(given)}`;
  return useQuery({
    queryKey: ['apm', asked, ...rangeKey(range)],
    queryFn: ({ client, signal }) =>
      orLastTold({ client, questionKey: ['apm', asked] }, async () => {
        const window = windowAt(range, serverNow());
        const query = new URLSearchParams([
          ['from', String(Math.floor(window.fromMs / 1000))],
          ['to', String(Math.ceil(window.toMs / 1000))],
          ...given,
        ]);
        return { window, body: await getJson<Body>(`/labrador/api/${path}?${query}`, signal) };
      }),
    enabled: path !== undefined && isAsked,
    structuralSharing: false,
    placeholderData: (before, query) => (query?.queryKey[1] === asked ? before : undefined),
    refetchInterval: range.kind === 'live' ? Math.min(Math.max(spanOf(range) / 600, FASTEST_MS), SLOWEST_MS) : false,
    staleTime: range.kind === 'fixed' ? Number.POSITIVE_INFINITY : 500,
  });
}

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { getJson } from './request.ts';

/** The kinds of board that dashboards were before, by the word in their addresses. */
export type LegacyKind = 'dash' | 'screen';

interface Identified {
  readonly new_id: string;
}

/** The id of the dashboard that a timeboard or screenboard of that number is. */
export function useLegacyBoard(kind: LegacyKind, number: string): UseQueryResult<string> {
  return useQuery({
    queryKey: ['legacy-board', kind, number],
    queryFn: async ({ signal }) => {
      const path = `/api/v1/${kind}/${encodeURIComponent(number)}`;
      if (kind === 'screen') return (await getJson<Identified>(path, signal)).new_id;
      return (await getJson<{ readonly dash: Identified }>(path, signal)).dash.new_id;
    },
  });
}

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { getJson } from './request.ts';

/** One dashboard, asked again every ten seconds, since a script may change it. */
export function useDashboard(id: string): UseQueryResult<Dashboard> {
  return useQuery({
    queryKey: ['dashboard', id],
    queryFn: ({ signal }) => getJson<Dashboard>(`/api/v1/dashboard/${encodeURIComponent(id)}`, signal),
    refetchInterval: 10_000,
  });
}

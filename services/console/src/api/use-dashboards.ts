import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { DashboardList } from '../../../../lib/api-types/dashboards.ts';
import { getJson } from './request.ts';

/** As many as a lab keeps, and those in files. */
const COUNT = 10_000;

/** Every dashboard, asked again every five seconds: scripts make them, too. */
export function useDashboards(): UseQueryResult<DashboardList> {
  return useQuery({
    queryKey: ['dashboards'],
    queryFn: ({ signal }) => getJson<DashboardList>(`/api/v1/dashboard?count=${COUNT}`, signal),
    refetchInterval: 5000,
  });
}

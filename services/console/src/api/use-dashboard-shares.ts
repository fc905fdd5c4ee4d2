import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { DashboardShares } from '../../../../lib/api-types/dashboard-shares.ts';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { getJson, sendJson } from './request.ts';

/** The public links of a dashboard. */
export function useDashboardShares(id: string): UseQueryResult<DashboardShares> {
  return useQuery({
    queryKey: ['dashboard-shares', id],
    queryFn: ({ signal }) =>
      getJson<DashboardShares>(`/labrador/api/dashboards/${encodeURIComponent(id)}/shares`, signal),
  });
}

/** What can be done with the public links of a dashboard. */
export type ShareChange =
  | { readonly kind: 'make' }
  | { readonly kind: 'revoke'; readonly token: string }
  | { readonly kind: 'time'; readonly token: string; readonly isSelectable: boolean };

/** Makes a public link of a dashboard, changes one or revokes it. */
export function useChangeShares(dashboard: Dashboard): UseMutationResult<unknown, unknown, ShareChange> {
  const client = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: (change: ShareChange) => send(dashboard, change),
    onSuccess: () => client.invalidateQueries({ queryKey: ['dashboard-shares', dashboard.id] }),
  });
}

function send({ id, layout_type }: Dashboard, change: ShareChange): Promise<unknown> {
  const path = '/api/v1/dashboard/public';
  if (change.kind === 'make') {
    const type = layout_type === 'ordered' ? 'custom_timeboard' : 'custom_screenboard';
    return sendJson('POST', path, { dashboard_id: id, dashboard_type: type, share_type: 'open' });
  }
  const one = `${path}/${encodeURIComponent(change.token)}`;
  if (change.kind === 'revoke') return sendJson('DELETE', one);
  return sendJson('PUT', one, { global_time_selectable_enabled: change.isSelectable });
}

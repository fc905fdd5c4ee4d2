import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { sendJson } from './request.ts';

/** A document to keep: in place of the dashboard of that id, or else as a new one. */
export interface SavedDashboard {
  readonly id?: string;
  readonly document: unknown;
}

/** Makes a dashboard or replaces one; what is wrong with the document the backend says. */
export function useSaveDashboard(): UseMutationResult<Dashboard, unknown, SavedDashboard> {
  const client = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: ({ id, document }: SavedDashboard) =>
      id === undefined
        ? sendJson<Dashboard>('POST', '/api/v1/dashboard', document)
        : sendJson<Dashboard>('PUT', `/api/v1/dashboard/${encodeURIComponent(id)}`, document),
    onSuccess: (saved) => {
      client.setQueryData(['dashboard', saved.id], saved);
      return client.invalidateQueries({ queryKey: ['dashboards'] });
    },
  });
}

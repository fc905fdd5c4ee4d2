import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { DashboardChanged } from './dashboard-changed.ts';
import { getJson, sendJson } from './request.ts';

/** A document to keep: in place of the dashboard of that id, or else as a new one. */
export interface SavedDashboard {
  readonly id?: string;
  readonly document: unknown;
  /** `modified_at` as it was read: when it is another by now, nothing is saved. Absent: it is replaced whatever has happened. */
  readonly since?: string;
}

/**
 * Makes a dashboard or replaces one; what is wrong with the document the backend says, and that somebody else was faster
 * DashboardChanged.
 */
export function useSaveDashboard(): UseMutationResult<Dashboard, unknown, SavedDashboard> {
  const client = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: ({ id, document, since }: SavedDashboard) =>
      id === undefined ? sendJson<Dashboard>('POST', '/api/v1/dashboard', document) : replace(id, document, since),
    onSuccess: (saved) => {
      client.setQueryData(['dashboard', saved.id], saved);
      return client.invalidateQueries({ queryKey: ['dashboards'] });
    },
    onError: (error) => {
      if (error instanceof DashboardChanged) client.setQueryData(['dashboard', error.now.id], error.now);
    },
  });
}

async function replace(id: string, document: unknown, since: string | undefined): Promise<Dashboard> {
  const path = `/api/v1/dashboard/${encodeURIComponent(id)}`;
  if (since !== undefined) {
    const now = await getJson<Dashboard>(path, new AbortController().signal);
    if (now.modified_at !== since) throw new DashboardChanged(now);
  }
  return sendJson<Dashboard>('PUT', path, document);
}

import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { sendJson } from './request.ts';

/** Deletes a dashboard by its id. */
export function useRemoveDashboard(): UseMutationResult<unknown, unknown, string> {
  const client = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: (id: string) => sendJson('DELETE', `/api/v1/dashboard/${encodeURIComponent(id)}`),
    onSuccess: (_, id) => {
      client.removeQueries({ queryKey: ['dashboard', id] });
      return client.invalidateQueries({ queryKey: ['dashboards'] });
    },
  });
}

import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { GraphNoteRequest, GraphNoteResponse } from '../../../../lib/api-types/mailbox.ts';
import { sendJson } from './request.ts';

/** Sends a graph with a remark to whom the remark names. */
export function useSendGraphNote(): UseMutationResult<GraphNoteResponse, unknown, GraphNoteRequest> {
  const client = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: (note: GraphNoteRequest) => sendJson<GraphNoteResponse>('POST', '/labrador/api/graph-notes', note),
    onSuccess: () => client.invalidateQueries({ queryKey: ['mails'] }),
  });
}

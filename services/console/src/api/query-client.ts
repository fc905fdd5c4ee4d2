import { QueryClient } from '@tanstack/react-query';
import { keepErrors } from './keep-errors.ts';

/**
 * The cache of what the backend told. Nothing is retried behind the page's back: live views ask again in their own
 * rhythm, and the shell makes all views ask again when the backend is back. Works without any network.
 */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, networkMode: 'always', staleTime: 500, gcTime: 60_000 } },
  });
  keepErrors(client.getQueryCache());
  return client;
}

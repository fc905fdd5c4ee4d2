import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { BackendGone } from './request.ts';

/** What was told last to a question whose key begins so, for whatever window; undefined when nothing is remembered. */
export function lastTold<Data>(client: QueryClient, questionKey: QueryKey): Data | undefined {
  const told = client
    .getQueryCache()
    .findAll({ queryKey: questionKey })
    .filter(({ state }) => state.data !== undefined)
    .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  return told[0]?.state.data as Data | undefined;
}

/**
 * Asks, and gives what was told last while the backend does not answer: a window that moves on would leave the page empty.
 * @param questionKey what the keys of a question have in common, whatever their window
 */
export async function orLastTold<Data>(
  { client, questionKey }: { readonly client: QueryClient; readonly questionKey: QueryKey },
  ask: () => Promise<Data>,
): Promise<Data> {
  try {
    return await ask();
  } catch (error) {
    const last = error instanceof BackendGone ? lastTold<Data>(client, questionKey) : undefined;
    if (last === undefined) throw error;
    return last;
  }
}

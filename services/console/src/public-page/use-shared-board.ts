import { useMemo } from 'react';
import type { PublicBoard } from '../../../../lib/api-types/public-board.ts';
import type { BoundVariable } from '../../../../lib/query-language/bound-variable.ts';
import type { Ask } from '../widgets/ask-context.ts';
import type { Board } from '../widgets/board-context.ts';
import { askPublic } from './ask-public.ts';
import { boundPublicVariables, choosable } from './public-variables.ts';
import { usePublicClock } from './use-public-clock.ts';

/** What the widgets of a public board share, and how they ask. */
export function useSharedBoard(
  board: PublicBoard,
  { token, params }: { readonly token: string; readonly params: URLSearchParams },
): { readonly shared: Board; readonly ask: Ask } {
  const clock = usePublicClock(board);
  const bound = JSON.stringify(boundPublicVariables(board.variables, params));
  // By what is chosen: a new list would have all asked again.
  const variables = useMemo(() => JSON.parse(bound) as readonly BoundVariable[], [bound]);
  const names = JSON.stringify(choosable(board.variables).map(({ name }) => name));
  const ask = useMemo(() => {
    const own = JSON.parse(names) as readonly string[];
    return askPublic(
      token,
      variables.filter(({ name }) => own.includes(name)),
    );
  }, [token, variables, names]);
  const shared = useMemo(() => ({ clock, variables, isPublic: true }), [clock, variables]);
  return { shared, ask };
}

import { createContext, useContext } from 'react';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import type { BoardDrag, StartDrag } from './board-drag.ts';

/** What the parts of a board that is edited share. */
export interface BoardEditing {
  readonly draft: Dashboard;
  readonly drag: BoardDrag | undefined;
  readonly startDrag: StartDrag;
  /** One step of the history. */
  readonly change: (change: (draft: Dashboard) => Dashboard) => void;
  /** Says something to those who do not see it. */
  readonly announce: (text: string) => void;
  /** Opens the editor of a widget. */
  readonly edit: (id: number) => void;
}

export const EditContext = createContext<BoardEditing | undefined>(undefined);

/** The board that is edited around a component. */
export function useEditing(): BoardEditing {
  const editing = useContext(EditContext);
  if (!editing) throw new Error('Cannot edit a widget: its board is not edited');
  return editing;
}

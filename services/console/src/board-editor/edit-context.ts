import { createContext, useContext } from 'react';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import type { BoardDrag, StartDrag } from './board-drag.ts';

/** What a board that is edited looks like at this moment. */
export interface BoardEditing {
  readonly draft: Dashboard;
  readonly drag: BoardDrag | undefined;
}

/** What one can do with it; always the same, so that what only acts is not drawn again while a tile is dragged. */
export interface EditActions {
  readonly startDrag: StartDrag;
  /** The draft at this moment, for who needs it only then. */
  readonly currentDraft: () => Dashboard;
  /** One step of the history. */
  readonly change: (change: (draft: Dashboard) => Dashboard) => void;
  /** Says something to those who do not see it. */
  readonly announce: (text: string) => void;
  /** Opens the editor of a widget. */
  readonly edit: (id: number) => void;
}

export const EditContext = createContext<BoardEditing | undefined>(undefined);

export const EditActionsContext = createContext<EditActions | undefined>(undefined);

/** The board that is edited around a component. */
export function useEditing(): BoardEditing {
  const editing = useContext(EditContext);
  if (!editing) throw new Error('Cannot edit a widget: its board is not edited');
  return editing;
}

/** What a component can do with the board that is edited around it. */
export function useEditActions(): EditActions {
  const actions = useContext(EditActionsContext);
  if (!actions) throw new Error('Cannot edit a widget: its board is not edited');
  return actions;
}

import { useContext } from 'react';
import { type Board, BoardContext } from './board-context.ts';

/** The board that a widget is on. */
export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error('Cannot draw a widget: it is on no board');
  return board;
}

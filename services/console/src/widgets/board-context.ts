import { createContext } from 'react';
import type { BoundVariable } from '../../../../lib/query-language/bound-variable.ts';
import type { TimeRange } from '../time-range/time-range.ts';
import type { BoardClock } from './use-board-clock.ts';

/** What every widget of a board shares with the others. */
export interface Board {
  readonly clock: BoardClock;
  readonly variables: readonly BoundVariable[];
  /** Where a range that somebody drags in a graph goes; absent: into the address. */
  readonly setRange?: (range: TimeRange) => void;
  /** Whether it is for whoever has its address: to look at, and told nothing but the answers to its own questions. */
  readonly isPublic?: boolean;
}

export const BoardContext = createContext<Board | undefined>(undefined);

import type { PointerEvent as ReactPointerEvent } from 'react';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import type { Container } from './board-containers.ts';

/** A widget that a pointer holds, and the board as it would be if it were let go now. */
export interface BoardDrag {
  readonly id: number;
  readonly from: Container;
  readonly kind: 'move' | 'resize';
  readonly preview: Dashboard;
  /** The container that it would be in. */
  readonly over: Container;
}

/** What a pointer takes hold of. */
export interface Grip {
  readonly id: number;
  readonly container: Container;
  readonly kind: BoardDrag['kind'];
  /** The tile that follows the pointer. */
  readonly tile: HTMLElement;
}

export type StartDrag = (event: ReactPointerEvent, grip: Grip) => void;

import type { PublicBoard } from '../../../../lib/api-types/public-board.ts';
import type { ReadVariable } from './public-variable.ts';

/** What stands under a token: a shared dashboard, or an embedded graph as a board of one widget. */
export interface ShownBoard extends Omit<PublicBoard, 'variables'> {
  readonly variables: readonly ReadVariable[];
}

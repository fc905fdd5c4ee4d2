import type { PublicVariable } from '../../../../lib/api-types/public-board.ts';

/** A template variable of a public board, and what its viewers may choose for it. */
export interface ReadVariable extends Omit<PublicVariable, 'options' | 'isOpen'> {
  /** `any`: whatever there is; a list: these; `none`: it stays at its values. */
  readonly choice: 'any' | 'none' | readonly string[];
  /** Values that its author proposes, where any may be chosen; none: those of its tag key. */
  readonly proposed: readonly string[];
}

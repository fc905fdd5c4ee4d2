import type { ReactNode } from 'react';
import type { SortValue } from './sorting.ts';

/** A column of a table. */
export interface TableColumn<Row> {
  readonly key: string;
  readonly label: string;
  /** What the column means, when one asks for it. */
  readonly hint?: string;
  readonly isNumber?: boolean;
  /** What rows are sorted by; absent: one cannot sort by it. */
  readonly value?: (row: Row) => SortValue;
  readonly cell: (row: Row) => ReactNode;
  /** Whether the cell of the next column has nothing to say: this one takes its room. */
  readonly takesNext?: (row: Row) => boolean;
}

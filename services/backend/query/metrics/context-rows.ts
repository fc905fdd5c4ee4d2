import type { RollupColumns } from '../../store/store.ts';

/** Where a context's rows are in columns: `[from, to)`. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** Columns as the store returns them, ordered by context, with an index from context to rows. */
export class ContextRows {
  readonly columns: RollupColumns;
  readonly #ranges = new Map<number, RowRange>();

  constructor(columns: RollupColumns) {
    this.columns = columns;
    const ids = columns.contextId;
    for (let from = 0; from < ids.length; ) {
      const id = ids[from] ?? 0;
      let to = from + 1;
      while (to < ids.length && ids[to] === id) to += 1;
      this.#ranges.set(id, { from, to });
      from = to;
    }
  }

  has(contextId: number): boolean {
    return this.#ranges.has(contextId);
  }

  /** Empty for a context without points. */
  of(contextId: number): RowRange {
    return this.#ranges.get(contextId) ?? { from: 0, to: 0 };
  }
}

/** One row, its columns in their order. NULL is null; numbers that are too big or decimal are text. */
export type Row = readonly unknown[];

/** What a statement answered. */
export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** A server that can be asked. */
export interface Statements {
  /** @throws with the server's words, or when the answer does not come in time: the connection is of no use then */
  query(sql: string): Promise<Answer>;
  /** The rows as objects, by name of column. @throws as `query` */
  records(sql: string): Promise<Record<string, unknown>[]>;
  /** Whether nothing can be asked any more. */
  readonly isLost: boolean;
}

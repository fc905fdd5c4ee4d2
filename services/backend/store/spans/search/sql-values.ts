import type { DuckDBValue } from '@duckdb/node-api';

/** The values of a statement: what comes from users is bound, never part of the SQL. */
export class SqlValues {
  readonly list: DuckDBValue[] = [];

  /** Binds a value. @returns what stands for it in the SQL */
  text(value: string): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/** A number as DuckDB reads it. */
export function sqlNumber(value: number): string {
  return `'${value}'::DOUBLE`;
}

const int64 = { least: -(2n ** 63n), greatest: 2n ** 63n - 1n };

/** A whole number as a BIGINT; what lies outside becomes the nearest. */
export function sqlBigint(value: bigint): string {
  const clamped = value < int64.least ? int64.least : value > int64.greatest ? int64.greatest : value;
  // The least has no positive counterpart whose sign could be turned.
  return `'${clamped}'::BIGINT`;
}

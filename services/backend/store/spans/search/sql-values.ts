import type { DuckDBConnection } from '@duckdb/node-api';

/** The texts of a statement: what comes from users is bound, never part of the SQL. */
export class SqlValues {
  readonly #texts: string[] = [];

  /** Binds a text. @returns what stands for it in the SQL */
  text(value: string): string {
    return `$${this.#texts.push(value)}`;
  }

  /** Runs a statement with those of the texts that stand in it. @returns its rows */
  async rows(connection: DuckDBConnection, sql: string): Promise<readonly (readonly unknown[])[]> {
    const used: string[] = [];
    const renumbered = new Map<string, string>();
    const statement = sql.replace(/\$(\d+)/g, (name, number: string) => {
      const known = renumbered.get(name) ?? `$${used.push(this.#texts[Number(number) - 1] ?? '')}`;
      renumbered.set(name, known);
      return known;
    });
    return (await connection.runAndReadAll(statement, used)).getRowsJS();
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
  // In quotes: the least has no positive counterpart whose sign could be turned.
  return `'${clamped}'::BIGINT`;
}

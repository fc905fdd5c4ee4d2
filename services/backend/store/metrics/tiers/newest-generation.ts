import type { DuckDBConnection } from '@duckdb/node-api';
import { tiers } from './tiers.ts';

/** The highest generation of any row in DuckDB; 0 where there is none. */
export async function newestGeneration(connection: DuckDBConnection): Promise<number> {
  const tables = tiers.flatMap((tier) => tier.tables.filter(({ isWrittenTo }) => isWrittenTo));
  const newest = tables.map(({ name }) => `(SELECT coalesce(max(generation), 0) FROM ${name})`);
  const result = await connection.runAndReadAll(`SELECT greatest(${newest.join(', ')})`);
  return Number(result.getRowsJS()[0]?.[0] ?? 0);
}

import type { DuckDBConnection } from '@duckdb/node-api';

/** Deletes points before `cutoffS`. @returns how many */
export async function purgePoints(connection: DuckDBConnection, cutoffS: number): Promise<number> {
  const result = await connection.run(`DELETE FROM points WHERE ts < ${cutoffS}`);
  return result.rowsChanged;
}

import type { DuckDBConnection } from '@duckdb/node-api';
import type { SecondsWindow } from '../seconds-window.ts';
import type { TierTable } from './tiers.ts';

/** A Parquet file with rows of a table, of whole hours; once written it is never changed. */
export interface Segment extends SecondsWindow {
  readonly table: TierTable['name'];
  /** Its name in the folder of segments. */
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
}

const always: SecondsWindow = { fromS: 0, toS: 0xffffffff };

/** The segments of a window, as the connection's transaction sees them, in the order of time. */
export async function listSegments(
  connection: DuckDBConnection,
  window: SecondsWindow = always,
): Promise<readonly Segment[]> {
  const result = await connection.runAndReadAll(
    `SELECT table_name, from_s, to_s, file, row_count, bytes FROM segments
     WHERE from_s < ${window.toS} AND to_s > ${window.fromS} ORDER BY from_s, file`,
  );
  return result.getRowsJS().map(([table, fromS, toS, file, rows, bytes]) => ({
    table: String(table) as TierTable['name'],
    fromS: Number(fromS),
    toS: Number(toS),
    file: String(file),
    rows: Number(rows),
    bytes: Number(bytes),
  }));
}

export async function insertSegment(connection: DuckDBConnection, segment: Segment): Promise<void> {
  const { table, fromS, toS, file, rows, bytes } = segment;
  await connection.run(`INSERT INTO segments VALUES ('${table}', ${fromS}, ${toS}, '${file}', ${rows}, ${bytes})`);
}

export async function deleteSegments(connection: DuckDBConnection, segments: readonly Segment[]): Promise<void> {
  if (segments.length === 0) return;
  await connection.run(`DELETE FROM segments WHERE file IN (${segments.map(({ file }) => `'${file}'`).join(', ')})`);
}

/** Whether two windows share a second. */
export function overlap(a: SecondsWindow, b: SecondsWindow): boolean {
  return a.fromS < b.toS && b.fromS < a.toS;
}

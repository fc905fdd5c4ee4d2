import type { DuckDBConnection } from '@duckdb/node-api';
import type { SecondsWindow } from '../seconds-window.ts';
import { forms } from './forms.ts';
import type { Segment } from './segment.ts';
import type { SegmentFiles } from './segment-files.ts';
import type { TierTable } from './tiers.ts';

/** Zstandard; integers as differences of neighbours, which a dictionary would keep from being used. */
const copyOptions = 'FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 1';

/**
 * Writes the file of a segment.
 * @param of `rows` is SQL that selects the columns of the table's form
 */
export async function writeRows(
  connection: DuckDBConnection,
  of: {
    readonly table: TierTable;
    readonly window: SecondsWindow;
    readonly rows: string;
    readonly files: SegmentFiles;
    /** Is told the file before it is written. */
    readonly wrote: (file: string) => void;
  },
): Promise<Segment> {
  const { table, files } = of;
  const window = { fromS: of.window.fromS, toS: of.window.toS };
  await connection.run(`CREATE OR REPLACE TEMP TABLE sealing AS ${of.rows}`);
  const file = files.newName(table.name, window);
  of.wrote(file);
  await connection.run(`COPY (${forms[table.form].encode('sealing')}) TO '${files.path(file)}' (${copyOptions})`);
  const [[rows] = []] = (await connection.runAndReadAll('SELECT count(*) FROM sealing')).getRowsJS();
  await connection.run('DROP TABLE sealing');
  return { table: table.name, ...window, file, rows: Number(rows), bytes: await files.sync(file) };
}

import { rm } from 'node:fs/promises';
import type { DuckDBInstance } from '@duckdb/node-api';

/** Free bytes in the file, and their share of it, that make a copy worth its while. */
const wasteBytes = 1024 * 1024;
const wasteShare = 0.25;

/**
 * Copies the database into a file without free blocks, when there are many: DuckDB's own file never shrinks. To be called
 * when nothing else uses it.
 * @returns the path of the copy, whole and on disk; undefined when there is none
 */
export async function writeCompact(instance: DuckDBInstance, file: string): Promise<string | undefined> {
  const connection = await instance.connect();
  try {
    const sizes = await connection.runAndReadAll(
      'SELECT database_name, block_size * free_blocks, block_size * total_blocks FROM pragma_database_size() WHERE database_name = current_database()',
    );
    const [name, free, total] = sizes.getRowsJS()[0] ?? [];
    if (Number(free) < wasteBytes || Number(free) < wasteShare * Number(total)) return undefined;
    const copy = `${file}.compact`;
    await rm(copy, { force: true });
    // Of rows with the same second the order tells which came last.
    await connection.run('SET preserve_insertion_order = true');
    await connection.run(`ATTACH '${copy.replaceAll("'", "''")}' AS compact`);
    await connection.run(`COPY FROM DATABASE "${String(name)}" TO compact`);
    await connection.run('CHECKPOINT compact');
    await connection.run('DETACH compact');
    return copy;
  } finally {
    connection.closeSync();
  }
}

import type { DuckDBConnection } from '@duckdb/node-api';
import { checkTables } from '../checks/check-tables.ts';
import { documentTables } from '../documents/document-tables.ts';
import { eventCategoryColumns, eventTables } from '../events/event-tables.ts';
import { metricTables, tierTables } from '../metrics/metric-tables.ts';
import { spanTables } from '../spans/span-tables.ts';

/** Entry i brings a database from schema i to i + 1. Entries are added, never changed. */
const migrations: readonly (readonly string[])[] = [
  [metricTables, checkTables, eventTables, documentTables],
  [tierTables],
  [eventCategoryColumns],
  [spanTables],
];

/** The schema that this program writes. */
export const schemaVersion: number = migrations.length;

/**
 * Brings the tables to this program's schema; to be run in one transaction.
 * @throws when the database was written by a newer program
 */
export async function migrate(connection: DuckDBConnection): Promise<void> {
  await connection.run('CREATE TABLE IF NOT EXISTS schema_version (version UINTEGER NOT NULL)');
  const rows = (await connection.runAndReadAll('SELECT version FROM schema_version')).getRowsJS();
  const version = Number(rows[0]?.[0] ?? 0);
  if (version > schemaVersion) {
    throw new Error(
      `Cannot use this database: a newer Labrador wrote it (schema ${version}, this one knows ${schemaVersion}). ` +
        'Update Labrador, or choose another folder with --data.',
    );
  }
  if (version === schemaVersion) return;
  for (const sql of migrations.slice(version).flat()) await connection.run(sql);
  await connection.run('DELETE FROM schema_version');
  await connection.run(`INSERT INTO schema_version VALUES (${schemaVersion})`);
}

import { readdirSync, readFileSync } from 'node:fs';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { DatabaseConfig } from '../config.ts';

const folder = new URL('migrations/', import.meta.url);
/** How long another process may take to migrate the same schema, seconds. */
const lockTimeoutS = 60;
const connectTimeoutMs = 5000;

/**
 * Brings the schema to what the application needs: runs the files of `migrations/` that have not run in it, in the order
 * of their names. MySQL cannot take back a change of tables, so each file must also succeed where it was cut off before.
 * Processes that start at the same time wait for each other.
 * @returns the names of those it ran
 * @throws when the server cannot be reached, or one fails
 */
export async function migrate(config: DatabaseConfig): Promise<string[]> {
  const { schema, ...server } = config;
  const connection = await createConnection({
    ...server,
    database: schema,
    charset: 'utf8mb4_unicode_ci',
    connectTimeout: connectTimeoutMs,
    multipleStatements: true,
  });
  // Otherwise the loss of the connection between two statements would end the process.
  connection.on('error', () => undefined);
  try {
    // The name is of the whole server, and at most 64 characters; it ends with the connection.
    const [[lock]] = await connection.query<RowDataPacket[]>(
      "SELECT GET_LOCK(CONCAT('migrate ', SHA1(DATABASE())), ?) AS taken",
      [lockTimeoutS],
    );
    if (lock?.taken !== 1) throw new Error(`Cannot migrate the schema ${schema}: another process is at it`);
    await connection.query(
      'CREATE TABLE IF NOT EXISTS schema_migrations (name VARCHAR(100) NOT NULL PRIMARY KEY, applied_at DATETIME NOT NULL)',
    );
    const [rows] = await connection.query<RowDataPacket[]>('SELECT name FROM schema_migrations');
    const done = new Set(rows.map(({ name }) => String(name)));
    const due = migrationNames().filter((name) => !done.has(name));
    for (const name of due) {
      await connection.query(readFileSync(new URL(name, folder), 'utf8'));
      await connection.query('INSERT INTO schema_migrations (name, applied_at) VALUES (?, UTC_TIMESTAMP())', [name]);
    }
    return due;
  } finally {
    connection.destroy();
  }
}

function migrationNames(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
}

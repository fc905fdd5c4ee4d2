import path from 'node:path';
import type { RowContext, RowEnvironment } from './process-row.ts';

/**
 * The database of the employees service: the one that the lab's mysql process keeps, its password in a file. Without
 * that process, the one that the user names.
 * @throws when there is neither
 */
export function databaseEnvironment({ endpoints, ports, dataDir, env }: RowContext): RowEnvironment {
  const url = endpoints.get('mysql')?.mysql;
  if (url !== undefined) {
    return { DATABASE_URL: url, DATABASE_PASSWORD_FILE: path.join(dataDir, 'mysql', 'employees.password') };
  }
  if (env.DATABASE_URL && ports === 'configured') return {};
  throw new Error(
    'Cannot start employees: this lab has no mysql; start that too (with MYSQL_URL it is a server of yours), or name a database by DATABASE_URL',
  );
}

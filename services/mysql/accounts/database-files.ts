import path from 'node:path';
import type { Database } from '../database.ts';
import { applicationName } from './names.ts';
import { writeSecret } from './write-secret.ts';

/**
 * Writes for those who use the database, in files that only their owner may read: `employees.password`, the password of
 * the account in its URL, and `employees.url`, that URL with the password in it.
 */
export async function writeDatabaseFiles(folder: string, { url, password }: Database): Promise<void> {
  const complete = new URL(url);
  complete.password = password;
  await writeSecret(path.join(folder, `${applicationName}.password`), password);
  await writeSecret(path.join(folder, `${applicationName}.url`), complete.href);
}

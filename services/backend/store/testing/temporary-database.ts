import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { Database } from '../engine/database.ts';
import { migrate } from '../engine/migrate.ts';

/** Opens a real database with all tables in a folder of its own, for tests; it is closed and removed when the test ends. */
export async function temporaryDatabase(test: TestContext): Promise<Database> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'labrador-database-'));
  const database = await Database.open(dataDir);
  test.after(async () => {
    await database.close();
    await rm(dataDir, { recursive: true });
  });
  await database.write(migrate);
  return database;
}

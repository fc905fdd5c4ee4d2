import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { checkTables } from '../checks/check-tables.ts';
import { documentTables } from '../documents/document-tables.ts';
import { eventTables } from '../events/event-tables.ts';
import { metricTables } from '../metrics/metric-tables.ts';
import { Database } from './database.ts';
import { migrate, schemaVersion } from './migrate.ts';

test('a database of the first schema keeps its rows, and gets what came since', async (t) => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'labrador-migrate-'));
  const database = await Database.open(dataDir);
  t.after(async () => {
    await database.close();
    await rm(dataDir, { recursive: true });
  });
  await database.write(async (connection) => {
    for (const sql of [metricTables, checkTables, eventTables, documentTables]) await connection.run(sql);
    await connection.run('CREATE TABLE schema_version (version UINTEGER NOT NULL)');
    await connection.run('INSERT INTO schema_version VALUES (1)');
    await connection.run("INSERT INTO events VALUES (1, 2, 't', 'x', '', 'normal', 'info', '', '', '', [])");
  });
  await database.write(migrate);
  const read = async (sql: string) => (await database.read((connection) => connection.runAndReadAll(sql))).getRowsJS();
  assert.deepEqual(await read('SELECT title, category, attributes FROM events'), [['t', '', '']]);
  assert.deepEqual(await read('SELECT version FROM schema_version'), [[schemaVersion]]);
  await database.write(migrate);
});

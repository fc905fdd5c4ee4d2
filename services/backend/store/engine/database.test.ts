import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryDatabase } from '../testing/temporary-database.ts';

test('Database: the write-ahead log grows until a checkpoint is due', async (t) => {
  const database = await temporaryDatabase(t);
  await database.write((connection) => connection.run('INSERT INTO points (context, ts, value) VALUES (1, 2, 3)'));
  assert.ok((await database.sizes()).walBytes > 0);
  assert.equal(await database.checkpointWhenDue(), false);
  assert.equal(await database.checkpointWhenDue(1), true);
  assert.equal((await database.sizes()).walBytes, 0);
});

test('Database: a write that fails leaves nothing, and the next one succeeds', async (t) => {
  const database = await temporaryDatabase(t);
  const failing = database.write(async (connection) => {
    await connection.run('INSERT INTO points (context, ts, value) VALUES (1, 2, 3)');
    throw new Error('half way');
  });
  await assert.rejects(failing, { message: 'half way' });
  await database.write((connection) => connection.run('INSERT INTO points (context, ts, value) VALUES (4, 5, 6)'));
  const result = await database.read((connection) => connection.runAndReadAll('SELECT context, ts, value FROM points'));
  assert.deepEqual(result.getRowsJS(), [[4, 5, 6]]);
});

test('Database: a snapshot does not see what is written while it lasts', async (t) => {
  const database = await temporaryDatabase(t);
  const count = 'SELECT count(*)::INTEGER FROM points';
  const counts = await database.readSnapshot(async (connection) => {
    const before = (await connection.runAndReadAll(count)).getRowsJS();
    await database.write((writer) => writer.run('INSERT INTO points (context, ts, value) VALUES (1, 2, 3)'));
    return [...before, ...(await connection.runAndReadAll(count)).getRowsJS()];
  });
  assert.deepEqual(counts, [[0], [0]]);
});

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { ContextCatalogue } from '../metrics/context-catalogue.ts';
import { Generation } from '../metrics/generation.ts';
import { PointBuffer } from '../metrics/point-buffer.ts';
import { temporaryDatabase } from '../testing/temporary-database.ts';
import { Counters } from './counters.ts';
import { GroupCommit, type WriteBuffer } from './group-commit.ts';

/** A commit of points, and of a buffer that fails as long as it is told to. */
async function setUp(t: TestContext) {
  const database = await temporaryDatabase(t);
  const clock = new VirtualClock();
  const counters = new Counters();
  const logged: string[] = [];
  const fatal: string[] = [];
  const disk: { error?: string } = {};
  const commit = new GroupCommit(database, {
    clock,
    counters,
    log: (_, message) => logged.push(message),
    fail: (error) => fatal.push(error.message),
  });
  const points = new PointBuffer(new Generation());
  const failing: WriteBuffer = {
    get pendingRows() {
      return disk.error === undefined ? 0 : 1;
    },
    take: () => ({
      write: async () => {
        if (disk.error) throw new Error(disk.error);
      },
      restore: () => {},
    }),
  };
  commit.add(points);
  commit.add(failing);
  const entry = new ContextCatalogue(counters).resolve(
    { metric: 'm', type: 'gauge', host: '', tags: [], intervalS: 0 },
    0,
  );
  assert.ok(entry);
  const stored = async () => {
    const sql = 'SELECT ts, value FROM points ORDER BY ts';
    return (await database.read((connection) => connection.runAndReadAll(sql))).getRowsJS();
  };
  const add = (timestampS: number, value: number) => {
    points.add(entry, timestampS, value);
    commit.notify();
  };
  return { clock, commit, counters, logged, fatal, disk, stored, add };
}

test('GroupCommit: rows are on disk a fifth of a second after the first, by themselves', async (t) => {
  const { clock, commit, stored, add } = await setUp(t);
  add(1, 10);
  await clock.advance(199);
  assert.deepEqual(await stored(), []);
  assert.equal(commit.pendingRows, 1);
  await clock.advance(1);
  await commit.flush();
  assert.deepEqual(await stored(), [[1, 10]]);
});

test('GroupCommit: a flush asked for during a commit has the rows that came meanwhile', async (t) => {
  const { commit, stored, add } = await setUp(t);
  add(1, 10);
  const first = commit.flush();
  add(2, 20);
  await Promise.all([first, commit.flush(), commit.flush()]);
  assert.deepEqual(await stored(), [
    [1, 10],
    [2, 20],
  ]);
});

test('GroupCommit: a failed commit keeps its rows in order, says so once, and is tried again', async (t) => {
  const { clock, commit, counters, logged, fatal, disk, stored, add } = await setUp(t);
  disk.error = 'no space left';
  add(1, 10);
  add(2, 20);
  add(1, 11);
  await assert.rejects(commit.flush(), { message: 'no space left' });
  add(1, 12);
  add(3, 30);
  await commit.settled();
  assert.deepEqual(await stored(), []);
  assert.deepEqual(logged, ['Cannot write to the database, trying again: no space left']);
  assert.equal(counters.snapshot()['store.flush_errors'], 2);
  delete disk.error;
  await clock.advance(500);
  await commit.flush();
  assert.deepEqual(await stored(), [
    [1, 12],
    [2, 20],
    [3, 30],
  ]);
  assert.deepEqual(fatal, []);
});

test('GroupCommit: a database that is invalid is fatal', async (t) => {
  const { commit, fatal, disk, add } = await setUp(t);
  disk.error = 'FATAL Error: database has been invalidated';
  add(1, 10);
  await commit.settled();
  assert.deepEqual(fatal, ['FATAL Error: database has been invalidated']);
});

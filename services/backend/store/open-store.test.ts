import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { systemClock } from '../../../lib/clock/system-clock.ts';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import { openStore } from './open-store.ts';
import { sinkTransfer } from './sink-transfer.ts';
import type { SinkMessage, SinkReply } from './store.ts';
import { metricBatch } from './testing/metric-batch.ts';
import { temporaryStore } from './testing/temporary-store.ts';

const log = createLogger('test', 'off');

test('a port of its own takes rows over, answers how many, and what lies in it at the end is kept', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  const port = store.openPort();
  const points = (value: number): SinkMessage => ({
    kind: 'points',
    batch: metricBatch({
      metric: 'm',
      points: [
        [nowS, value],
        [nowS + value, value],
      ],
    }),
  });
  const send = (message: SinkMessage): void => port.postMessage(message, sinkTransfer(message));
  const answers = (rows: number): Promise<void> =>
    new Promise((resolve) => port.on('message', (reply: SinkReply) => reply.rows === rows && resolve()));
  const answered = answers(4);
  send(points(1));
  send(points(2));
  await answered;
  const last = points(3);
  send(last);
  assert.equal(last.kind === 'points' && last.batch.value.length, 0, 'the columns are moved, not copied');
  port.close();
  const again = await reopen();
  const found = await again.metrics.points('m', { fromS: nowS, toS: nowS + 9, limit: 9 });
  assert.deepEqual(
    found.map(({ value }) => value),
    [3, 2, 1, 3],
  );
});

test('a second lab on the same folder is refused, naming the folder and who holds it', async (t) => {
  const { dataDir, clock } = await temporaryStore(t);
  await assert.rejects(openStore({ dataDir, clock, log }), (error: Error) => {
    assert.ok(error.message.includes(dataDir));
    assert.ok(error.message.includes(`process id ${process.pid}`));
    return true;
  });
});

test('closing twice is closing once; afterwards the lock is gone and calls are refused', async (t) => {
  const { store, dataDir } = await temporaryStore(t);
  await Promise.all([store.close(), store.close()]);
  assert.equal(existsSync(path.join(dataDir, 'labrador.lock')), false);
  await assert.rejects(store.metrics.list({}), { message: /closed/ });
});

test('a database of a newer schema, or one that is no database, is refused with the reason', async (t) => {
  const { store, dataDir } = await temporaryStore(t);
  await store.close();
  const file = path.join(dataDir, 'labrador.duckdb');
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run('UPDATE schema_version SET version = 99');
  connection.closeSync();
  instance.closeSync();
  const open = () => openStore({ dataDir, clock: new VirtualClock(), log });
  await assert.rejects(open(), { message: /newer Labrador wrote it \(schema 99/ });
  assert.equal(existsSync(path.join(dataDir, 'labrador.lock')), false);
  writeFileSync(file, 'this is no database');
  await assert.rejects(open(), { message: /Cannot open the database .*labrador\.duckdb/ });
});

test('an error of the store’s thread reaches the caller with its class; the store goes on', async (t) => {
  const { store } = await temporaryStore(t);
  await assert.rejects(store.metrics.rollup([1], { fromS: 0, toS: 1, intervalS: 0, field: 'sum' }), RangeError);
  assert.deepEqual(await store.metrics.list({}), []);
});

test('points are not refused by a time that the main thread told too late', async (t) => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'labrador-store-'));
  const now = systemClock.now.bind(systemClock);
  t.mock.method(systemClock, 'now', () => now() - 7_200_000);
  const store = await openStore({ dataDir, clock: systemClock, log });
  t.after(async () => {
    await store.close();
    await rm(dataDir, { recursive: true });
  });
  const points = [[Math.floor(now() / 1000), 1]] as const;
  store.sink.send({ kind: 'points', batch: metricBatch({ metric: 'm', points }) });
  const counters = await store.counters();
  assert.deepEqual([counters['store.points'], counters['store.refused.future']], [1, undefined]);
});

test('a batch whose rows have no context does not end the store’s thread', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  const batch = metricBatch({ metric: 'm', points: [[nowS, 1]] });
  store.sink.send({ kind: 'points', batch: { ...batch, contexts: [] } });
  assert.deepEqual(await store.metrics.list({}), []);
  assert.equal((await store.counters())['store.refused.malformed'], 1);
});

test('when the store’s thread dies, calls are rejected, the root is told why, and the lock is released', async (t) => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'labrador-store-'));
  t.after(() => rm(dataDir, { recursive: true }));
  const store = await openStore({ dataDir, clock: new VirtualClock(), log });
  const fatal = new Promise<Error>((resolve) => store.onFatal(resolve));
  store.sink.send({ kind: 'host', host: { name: 'a', tagsBySource: null } as never });
  await assert.rejects(store.metrics.list({}), { message: /The store has failed: Cannot convert undefined or null/ });
  assert.match((await fatal).message, /Cannot convert undefined or null/);
  await assert.rejects(store.close(), { message: /The store has failed/ });
  assert.equal(existsSync(path.join(dataDir, 'labrador.lock')), false);
});

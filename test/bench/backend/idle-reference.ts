/** What the backend is made of, with nothing in it: Node, DuckDB, Express and two idle threads. Answers its memory. */
import { once } from 'node:events';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

if (isMainThread) await main();
// A thread waits for messages that never come.
else parentPort?.on('message', () => undefined);

async function main(): Promise<void> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const { default: express } = await import('express');
  const file = process.argv[2] ?? ':memory:';
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run('CREATE TABLE t (a DOUBLE)');
  const threads = [0, 1].map(() => new Worker(new URL(import.meta.url)));
  await Promise.all(threads.map((thread) => once(thread, 'online')));
  express().listen(0, '127.0.0.1', () => process.send?.('ready'));
  process.on('message', () => process.send?.(process.memoryUsage.rss()));
  process.on('disconnect', () => process.exit());
}

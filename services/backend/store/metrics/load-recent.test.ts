import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { OpenStore } from '../open-store.ts';
import { metricBatch, type TestSeries } from '../testing/metric-batch.ts';
import { temporaryStore } from '../testing/temporary-store.ts';

function send(store: OpenStore, ...series: readonly TestSeries[]): void {
  store.sink.send({ kind: 'points', batch: metricBatch(...series) });
}

/** Sum and number of the points of a metric in a window, and how many rollups had to ask the disk so far. */
async function totals(store: OpenStore, metric: string, window: { readonly fromS: number; readonly toS: number }) {
  const ids = (await store.metrics.select(metric, { kind: 'all' })).map(({ id }) => id);
  const { count, value } = await store.metrics.rollup(ids, { ...window, intervalS: 60, field: 'sum' });
  const sumOf = (numbers: Float64Array): number => numbers.reduce((sum, each) => sum + each, 0);
  const { 'store.recent_misses': misses = 0 } = await store.counters();
  return { points: sumOf(count), sum: sumOf(value), misses };
}

test('after a restart the last hour is in memory, and all that is older on the disk', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  const points = [-3700, -3599, -300, -1].map((offset) => [nowS + offset, 1] as const);
  send(store, { metric: 'm', points });
  await store.counters();
  const again = await reopen();
  const since = (fromS: number) => totals(again, 'm', { fromS: nowS + fromS, toS: nowS + 60 });
  assert.deepEqual(await since(-3600), { points: 3, sum: 3, misses: 0 });
  assert.deepEqual(await since(-3720), { points: 4, sum: 4, misses: 1 });
  send(again, { metric: 'm', points: [[nowS, 1]] });
  assert.deepEqual(await since(-3600), { points: 4, sum: 4, misses: 1 });
});

test('what replaces a point that was loaded, or comes between, is seen, and so is what was ahead of the clock', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  send(store, {
    metric: 'm',
    points: [
      [nowS - 300, 1],
      [nowS - 60, 1],
    ],
  });
  send(store, {
    metric: 'ahead',
    points: [
      [nowS - 60, 1],
      [nowS + 500, 1],
    ],
  });
  const again = await reopen();
  const window = { fromS: nowS - 600, toS: nowS + 600 };
  send(again, {
    metric: 'm',
    points: [
      [nowS - 300, 5],
      [nowS - 200, 7],
      [nowS, 1],
    ],
  });
  assert.deepEqual(await totals(again, 'm', window), { points: 4, sum: 14, misses: 1 });
  assert.deepEqual(await totals(again, 'ahead', window), { points: 2, sum: 2, misses: 2 });
});

test('of very many points the newest half million are loaded', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  const hosts = Array.from({ length: 200 }, (_, at) => `h${at}`);
  const points = Array.from({ length: 3000 }, (_, at) => [nowS - 3000 + at, 1] as const);
  send(store, ...hosts.map((host) => ({ metric: 'm', host, points })));
  await store.counters();
  const again = await reopen();
  const since = (fromS: number) => totals(again, 'm', { fromS: nowS + fromS, toS: nowS });
  assert.deepEqual(await since(-2400), { points: 480_000, sum: 480_000, misses: 0 });
  assert.deepEqual(await since(-3000), { points: 600_000, sum: 600_000, misses: 1 });
});

test('a damaged segment costs no start: all is left to the disk, and what comes in is seen', async (t) => {
  const { store, clock, dataDir, nowS, reopen } = await temporaryStore(t);
  send(store, { metric: 'm', points: [[nowS, 1]] });
  await clock.advance(5_400_000);
  send(store, { metric: 'm', points: [[nowS + 5400, 1]] });
  await store.tick(clock.now());
  await store.counters();
  const segments = path.join(dataDir, 'segments');
  const files = readdirSync(segments, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.parquet'));
  assert.notEqual(files.length, 0);
  for (const file of files) writeFileSync(path.join(segments, file), 'damaged');
  const again = await reopen();
  const window = { fromS: nowS + 5400, toS: nowS + 5460 };
  assert.deepEqual(await totals(again, 'm', window), { points: 1, sum: 1, misses: 1 });
  send(again, { metric: 'm', points: [[nowS + 5401, 1]] });
  assert.deepEqual(await totals(again, 'm', { ...window, fromS: nowS + 5401 }), { points: 1, sum: 1, misses: 1 });
});

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import { appendNumberColumns } from '../../../services/backend/store/engine/number-columns.ts';
import { type OpenStore, openStore } from '../../../services/backend/store/open-store.ts';
import type { Bench, BenchContext, Row } from '../bench.ts';
import { diskUsage } from '../measure/disk-usage.ts';
import type { WalkKind } from '../measure/random-walk.ts';
import { minutesOf, type Walk } from './walk-batches.ts';

/** A day that begins at midnight, UTC. */
const firstS = Date.UTC(2026, 0, 1) / 1000;
const minutesPerDay = 1440;
/** Rows that the store may owe an answer for. */
const maxUnansweredRows = 500_000;

const kinds: readonly (readonly [WalkKind, string])[] = [
  ['decimals', 'two decimals'],
  ['integers', 'whole numbers'],
  ['doubles', 'doubles with all their digits'],
];

/** Disk space of days of points on the store's own clock, after its upkeep, against the same rows in a bare DuckDB. */
export const bytesPerSample: Bench = {
  name: 'disk',
  about: 'bytes a sample takes on disk, of a random walk on a virtual clock, against a bare DuckDB file',
  seconds: [45, 360],
  run: async (context) => {
    const rows: Row[] = [];
    for (const [kind, name] of kinds) {
      // The first is the goal's; the others show what depends on the values.
      const seriesCount = context.full || kind === 'decimals' ? 1000 : 100;
      const days = context.full ? 7 : kind === 'doubles' ? 1 : 2;
      const walk: Walk = { kind, seriesCount, firstS, minutes: days * minutesPerDay };
      rows.push(
        await measureWalk(walk, {
          what: `disk, ${seriesCount} series, ${days === 1 ? 'a day' : `${days} days`}, ${name}`,
          context,
        }),
      );
    }
    return { rows };
  },
};

async function measureWalk(walk: Walk, { what, context }: { what: string; context: BenchContext }): Promise<Row> {
  const samples = (walk.seriesCount * walk.minutes * 60) / 10;
  const { database, rest } = await sizeInStore(walk, context);
  const parts = [database, rest].map((bytes) => (bytes / samples).toFixed(2));
  return {
    what,
    figure: { value: (database + rest) / samples, unit: 'B/sample' },
    reference: { what: 'bare DuckDB', value: (await sizeInDuckdb(walk, context)) / samples },
    ...(walk.kind === 'doubles' ? {} : { goal: { of: 'figure', is: 'at most', bound: 2 } as const }),
    notes: [
      'Disk: all that is in the data folder once the store is closed, over all samples that were sent, those that only older tiers still tell of too.',
      `${what}: ${parts[0]} B in the database's file with its free blocks, ${parts[1]} B in other files.`,
    ],
  };
}

/** Sends minute after minute, with the store's upkeep every hour and for two hours after; the backend's is more often, and finds nothing to do. */
async function sizeInStore(walk: Walk, context: BenchContext): Promise<{ database: number; rest: number }> {
  const dataDir = path.join(context.folder, `store-${walk.kind}`);
  const clock = new VirtualClock(walk.firstS * 1000);
  const store = await openStore({ dataDir, clock, log: createLogger('bench', 'error') });
  context.after(() => store.close());
  let minute = 0;
  for (const batch of minutesOf(walk)) {
    await clock.advance(60_000);
    store.sink.send({ kind: 'points', batch });
    await untilTaken(store);
    if (++minute % 60 === 0) await store.tick(clock.now());
  }
  // The last hour is sealed a little after its end.
  for (let hour = 0; hour < 2; hour++) {
    await clock.advance(3_600_000);
    await store.tick(clock.now());
  }
  const { 'store.points': points = 0 } = await store.counters();
  await store.close();
  const expected = walk.minutes * 6 * walk.seriesCount;
  if (points !== expected) throw new Error(`Cannot measure: the store took ${points} points of ${expected}`);
  const all = diskUsage(dataDir);
  const database = diskUsage(dataDir, (name) => /\.duckdb(\.wal)?$/.test(name));
  return { database, rest: all - database };
}

async function untilTaken(store: OpenStore): Promise<void> {
  while (store.unansweredRows() > maxUnansweredRows) await new Promise((resolve) => setImmediate(resolve));
}

async function sizeInDuckdb(walk: Walk, context: BenchContext): Promise<number> {
  const file = path.join(context.folder, `bare-${walk.kind}`, 'bare.duckdb');

  mkdirSync(path.dirname(file));
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run('CREATE TABLE points (context UINTEGER NOT NULL, ts UINTEGER NOT NULL, value DOUBLE NOT NULL)');
  for (const { contextIndex, timestampS, value } of minutesOf(walk)) {
    await appendNumberColumns(connection, 'points', [contextIndex, Uint32Array.from(timestampS), value]);
  }
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
  return diskUsage(path.dirname(file));
}

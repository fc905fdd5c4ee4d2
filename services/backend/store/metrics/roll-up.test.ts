import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import type { DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { MemoryMetrics } from '../../../../test/query/memory-metrics.ts';
import { Counters } from '../engine/counters.ts';
import type { Database } from '../engine/database.ts';
import { appendNumberColumns } from '../engine/number-columns.ts';
import type { RollupCells, RollupField } from '../store.ts';
import { temporaryDatabase } from '../testing/temporary-database.ts';
import { ContextCatalogue } from './context-catalogue.ts';
import type { OpenPoint } from './open-points.ts';
import { RecentPoints } from './recent-points.ts';
import { type RollupQuery, rollUp } from './roll-up.ts';
import { SegmentFiles } from './tiers/segment-files.ts';
import { Snapshot } from './tiers/snapshot.ts';

/** Of contexts that are no distributions. */
const noSketches = { distributions: [], openSketches: () => [] };

/** Gives snapshots of a database. */
async function readDisk(
  database: Database,
  work: (snapshot: Snapshot) => Promise<void>,
  watch = (connection: DuckDBConnection) => connection,
): Promise<void> {
  const files = await SegmentFiles.open(path.dirname(database.file));
  await database.readSnapshot(async (connection) =>
    work(await Snapshot.of(watch(connection), files, { fromS: 0, toS: 0xffffffff })),
  );
}

interface Point {
  readonly id: number;
  readonly timestampS: number;
  readonly value: number;
}

function store(database: Database, points: readonly Point[]): Promise<void> {
  return database.write((connection) =>
    appendNumberColumns(connection, 'points', [
      Uint32Array.from(points, ({ id }) => id),
      Uint32Array.from(points, ({ timestampS }) => timestampS),
      Float64Array.from(points, ({ value }) => value),
      new Uint32Array(points.length),
    ]),
  );
}

/** The same, the plain way. */
function naiveRollup(points: readonly Point[], { ids, window }: Pick<RollupQuery, 'ids' | 'window'>) {
  const metrics = new MemoryMetrics();
  const highest = Math.max(...points.map(({ id }) => id), ...ids);
  for (let id = 1; id <= highest; id++) {
    const own = points.filter((point) => point.id === id);
    metrics.add(
      { metric: `m${id}`, type: 'gauge', host: '', tags: [], intervalS: 0 },
      own.map(({ timestampS, value }) => [timestampS, value]),
    );
  }
  return metrics.rollup(ids, window);
}

/** Points of five contexts. */
function somePoints(): Point[] {
  const points: Point[] = [];
  for (const id of [1, 2, 3, 5, 9]) {
    for (let timestampS = 1000 + id; timestampS < 1200; timestampS += id) {
      points.push({ id, timestampS, value: ((timestampS * 7919) % 101) - 50 });
    }
  }
  return points;
}

/** Two open points of each of the contexts 1 to 9: the second 1100, where some have a stored one, and one after all stored. */
function openPoints(): OpenPoint[] {
  const catalogue = new ContextCatalogue(new Counters());
  return Array.from({ length: 9 }, (_, at) => {
    const entry = catalogue.resolve({ metric: `m${at}`, type: 'gauge', host: '', tags: [], intervalS: 0 }, 0);
    assert.equal(entry?.id, at + 1);
    return [1100, 1210].map((timestampS) => ({ entry, timestampS, value: 1000 + at }));
  }).flat();
}

test('rollUp: the same as the plain way, wherever memory begins and however the disk is cut', async (t) => {
  const database = await temporaryDatabase(t);
  const points = somePoints();
  await store(database, points);
  const question = fc.record({
    fromS: fc.integer({ min: -500, max: 1100 }),
    lengthS: fc.integer({ min: 1, max: 400 }),
    intervalS: fc.constantFrom(1, 7, 10, 60, 500),
    field: fc.constantFrom<RollupField[]>('sum', 'min', 'max'),
    ids: fc.constantFrom<number[][]>([1, 2, 3], [9, 3, 1], [4], [2, 4, 5, 7]),
    memorySinceS: fc.integer({ min: 980, max: 1250 }),
    pointsPerS: fc.constantFrom(1, 1e9),
    leftToDisk: fc.array(fc.tuple(fc.constantFrom(1, 2, 3, 5, 9), fc.integer({ min: 950, max: 1250 })), {
      maxLength: 3,
    }),
  });
  await fc.assert(
    fc.asyncProperty(question, async ({ fromS, lengthS, memorySinceS, ids, pointsPerS, leftToDisk, ...rest }) => {
      const window = { fromS, toS: fromS + lengthS, ...rest };
      const recent = new RecentPoints();
      const isStale = (id: number, timestampS: number) =>
        leftToDisk.some(([left, upToS]) => left === id && timestampS <= upToS);
      for (const { id, timestampS, value } of points) recent.add(id, timestampS, isStale(id, timestampS) ? 1e6 : value);
      for (const [id, upToS] of leftToDisk) recent.leaveToDisk(id, upToS);
      recent.forgetBefore(memorySinceS);
      const open = openPoints().filter(
        ({ entry, timestampS }) => ids.includes(entry.id) && timestampS >= window.fromS && timestampS < window.toS,
      );
      const query = { ids, window, open, ...noSketches, recent, pointsPerS };
      const cells = await rollUp(query, (_reads, work) => readDisk(database, work));
      const openFirst = open.map(({ entry, timestampS, value }) => ({ id: entry.id, timestampS, value }));
      assert.deepEqual(cells, await naiveRollup([...openFirst, ...points], query));
    }),
    { numRuns: 60 },
  );
});

test('rollUp: what is in memory is read without the disk', async () => {
  const recent = new RecentPoints();
  recent.forgetBefore(1000);
  recent.add(7, 1000, 3);
  const window = { fromS: 1000, toS: 1010, intervalS: 10, field: 'sum' } as const;
  const cells = await rollUp({ ids: [7], window, open: [], ...noSketches, recent, pointsPerS: 1 }, () =>
    assert.fail('asks the disk'),
  );
  assert.deepEqual([[...cells.value], [...cells.count]], [[3], [1]]);
});

test('rollUp: a window since 1970 over many contexts costs a few reads of the disk, not one per stretch of it', async (t) => {
  const database = await temporaryDatabase(t);
  const nowS = 1_800_000_000;
  const ids = Array.from({ length: 1000 }, (_, at) => at + 1);
  const points = ids.flatMap((id) =>
    [nowS - 29 * 86_400, nowS - 60, nowS].map((timestampS) => ({ id, timestampS, value: id })),
  );
  await store(database, points);
  const recent = new RecentPoints();
  recent.forgetBefore(nowS + 1);
  const window = { fromS: 0, toS: nowS + 1, intervalS: 14 * 86_400, field: 'sum' } as const;
  let statements = 0;
  const cells = await rollUp({ ids, window, open: [], ...noSketches, recent, pointsPerS: 100 }, (_reads, work) =>
    readDisk(database, work, (connection) => counting(connection, () => statements++)),
  );
  assert.equal(totalOf(cells), 3000);
  assert.equal(statements, 2, 'one counts, one reads');
});

test('rollUp: where no point was ever stored, the disk is only asked whether there is one', async (t) => {
  const database = await temporaryDatabase(t);
  const recent = new RecentPoints();
  recent.forgetBefore(2_000_000_000);
  const window = { fromS: 0, toS: 2_000_000_000, intervalS: 86_400, field: 'max' } as const;
  let statements = 0;
  const cells = await rollUp({ ids: [1, 5], window, open: [], ...noSketches, recent, pointsPerS: 1 }, (_reads, work) =>
    readDisk(database, work, (connection) => counting(connection, () => statements++)),
  );
  assert.equal(totalOf(cells), 0);
  assert.equal(statements, 1);
});

function totalOf(cells: RollupCells): number {
  return cells.count.reduce((sum, count) => sum + count, 0);
}

function counting(connection: DuckDBConnection, count: () => void): DuckDBConnection {
  return new Proxy(connection, {
    get(target, name) {
      if (name === 'run') count();
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

import assert from 'node:assert/strict';
import { readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import type { VirtualClock } from '../../../../../lib/clock/virtual-clock.ts';
import { MemoryMetrics } from '../../../../../test/query/memory-metrics.ts';
import type { OpenStore } from '../../open-store.ts';
import type { RollupField } from '../../store.ts';
import { metricBatch } from '../../testing/metric-batch.ts';
import { sketchBatch } from '../../testing/sketch-batch.ts';
import { temporaryStore } from '../../testing/temporary-store.ts';

const hourS = 3600;
const dayS = 86_400;
const all = { kind: 'all' } as const;

type Point = readonly [second: number, value: number];

/** A walk that looks like a metric: two decimals, now and then a gap. */
function walk(fromS: number, toS: number, seed: number): Point[] {
  const points: Point[] = [];
  let state = seed;
  let value = 50;
  for (let second = fromS; second < toS; second += 30) {
    state = (state * 48271) % 2147483647;
    value = Math.round((value + state / 2147483647 - 0.5) * 100) / 100;
    if (state % 13 !== 0) points.push([second, value]);
  }
  return points;
}

/** Lets time pass hour by hour: what belongs to an hour is sent at its end, then the jobs run. */
async function letPass(
  { store, clock }: { store: OpenStore; clock: VirtualClock },
  hours: number,
  series: Readonly<Record<string, readonly Point[]>> = {},
): Promise<void> {
  for (let hour = 0; hour < hours; hour++) {
    const fromS = clock.now() / 1000;
    await clock.advance(hourS * 1000);
    const inHour = ([second]: Point): boolean => second >= fromS && second < fromS + hourS;
    const batch = Object.entries(series).map(([metric, points]) => ({ metric, points: points.filter(inHour) }));
    store.sink.send({ kind: 'points', batch: metricBatch(...batch) });
    await store.tick(clock.now());
  }
}

/** Lets days pass in which nothing comes. */
async function letDaysPass({ store, clock }: { store: OpenStore; clock: VirtualClock }, days: number): Promise<void> {
  for (let day = 0; day < days; day++) {
    await clock.advance(dayS * 1000);
    await store.tick(clock.now());
  }
}

async function idsOf(store: OpenStore, metric: string): Promise<number[]> {
  return (await store.metrics.select(metric, all)).map(({ id }) => id);
}

/** What a rollup is, the plain way. */
function plainRollup(
  points: readonly Point[],
  { fromS, toS, intervalS, field }: { fromS: number; toS: number; intervalS: number; field: RollupField },
): { readonly count: Float64Array; readonly value: Float64Array } {
  const first = Math.floor(fromS / intervalS);
  const buckets = Math.ceil(toS / intervalS) - first;
  const count = new Float64Array(buckets);
  const value = new Float64Array(buckets);
  for (const [second, each] of points) {
    if (second < fromS || second >= toS) continue;
    const at = Math.floor(second / intervalS) - first;
    const held = value[at] ?? 0;
    if (count[at] === 0) value[at] = each;
    else value[at] = field === 'sum' ? held + each : Math[field](held, each);
    count[at] = (count[at] ?? 0) + 1;
  }
  return { count, value };
}

/** Asserts that rollups of a metric are those of all its points, whichever tier they are read from. */
async function assertRollups(
  store: OpenStore,
  metric: string,
  of: {
    readonly points: readonly Point[];
    readonly windows: readonly (readonly [number, number])[];
    readonly intervals?: readonly number[];
  },
): Promise<void> {
  const ids = await idsOf(store, metric);
  for (const [fromS, toS] of of.windows) {
    for (const intervalS of of.intervals ?? [20, 60, 300, 3600, 4 * hourS]) {
      for (const field of ['sum', 'min', 'max'] satisfies RollupField[]) {
        const window = { fromS, toS, intervalS, field };
        const [got, expected] = [await store.metrics.rollup(ids, window), plainRollup(of.points, window)];
        assert.deepEqual(got.count, expected.count, `counts by ${intervalS}`);
        got.value.forEach((value, at) => {
          // The tiers add up hundredths exactly; the plain way adds doubles.
          assert.ok(Math.abs(value - (expected.value[at] ?? 0)) < 1e-6, `${field} by ${intervalS} at ${at}`);
        });
      }
    }
  }
}

async function segmentsIn(dataDir: string): Promise<readonly string[]> {
  return (await readdir(path.join(dataDir, 'segments'))).map((file) => file.split('-')[0] ?? '').sort();
}

test('what is sealed into segments of all tiers is the same as what was sent, also after a restart', async (t) => {
  const { store, clock, dataDir, nowS, reopen } = await temporaryStore(t);
  const points = walk(nowS, nowS + 30 * hourS, 7);
  await letPass({ store, clock }, 32, { m: points });
  const windows = [
    [nowS, nowS + 30 * hourS],
    [nowS + 1234, nowS + dayS + 77],
    [nowS + 28 * hourS, nowS + 30 * hourS],
  ] as const;
  await assertRollups(store, 'm', { points, windows });
  const files = new Set(await segmentsIn(dataDir));
  assert.deepEqual([...files], ['hours', 'minutes', 'points']);
  const again = await reopen();
  await assertRollups(again, 'm', { points, windows });
  const newest = await again.metrics.points('m', { fromS: 0, toS: nowS + 9 * dayS, limit: 5 });
  assert.deepEqual(
    newest.map(({ timestampS, value }) => [timestampS, value]),
    points.slice(-5).reverse(),
  );
  assert.equal((await again.metrics.list({}))[0]?.lastSeenS, points.at(-1)?.[0]);
});

test('points that come late, or replace others, are there at once, and are rolled up again', async (t) => {
  const { store, clock, nowS } = await temporaryStore(t);
  const points = walk(nowS, nowS + 26 * hourS, 3);
  await letPass({ store, clock }, 28, { m: points });
  const late: Point[] = [
    [nowS + 5000, 1000],
    [nowS + 5001, 0.125],
    [points[100]?.[0] ?? 0, 777],
    [points[2000]?.[0] ?? 0, -5],
  ];
  store.sink.send({
    kind: 'points',
    batch: metricBatch({ metric: 'm', points: late }, { metric: 'new', points: late }),
  });
  const after = [...new Map([...points, ...late])];
  const windows = [[nowS, nowS + 26 * hourS]] as const;
  await assertRollups(store, 'm', { points: after, windows });
  await assertRollups(store, 'new', { points: late, windows });
  const before = (await store.counters())['store.seals'] ?? 0;
  await letPass({ store, clock }, 2);
  assert.ok(((await store.counters())['store.seals'] ?? 0) > before, 'sealed again');
  await assertRollups(store, 'm', { points: after, windows });
  await assertRollups(store, 'new', { points: late, windows });
});

test('each tier goes by its own retention, and what is left answers for it', async (t) => {
  const limits = { retentionS: { raw: 4 * hourS, minute: 2 * dayS, hour: 40 * dayS, events: dayS, spans: dayS } };
  const { store, clock, dataDir, nowS } = await temporaryStore(t, limits);
  const points = walk(nowS, nowS + 8 * hourS, 11);
  await letPass({ store, clock }, 10, { m: points });
  const firstHours = [[nowS, nowS + 4 * hourS]] as const;
  await assertRollups(store, 'm', { points, windows: firstHours, intervals: [60, 3600] });
  const rawLeft = await store.metrics.points('m', { fromS: 0, toS: nowS + 4 * hourS, limit: 1 });
  assert.deepEqual(rawLeft, []);
  store.sink.send({ kind: 'points', batch: metricBatch({ metric: 'm', points: [[nowS + 60, 1]] }) });
  assert.equal((await store.counters())['store.refused.old'], 1, 'what has no raw tier any more is refused');
  await letDaysPass({ store, clock }, 5);
  await assertRollups(store, 'm', { points, windows: [[nowS, nowS + dayS]], intervals: [3600, dayS] });
  await letDaysPass({ store, clock }, 1);
  const kept = await segmentsIn(dataDir);
  assert.ok(!kept.includes('points') && !kept.includes('minutes'), 'only hours are left');
  await letDaysPass({ store, clock }, 70);
  assert.deepEqual(await store.metrics.list({}), []);
});

test('past the bound on disk the oldest go, the finest first, and the space is free', async (t) => {
  const maxDiskBytes = 7_000_000;
  const { store, clock, dataDir, nowS } = await temporaryStore(t, { maxDiskBytes });
  const noise = (second: number): number => Math.sin(second) * 1e6;
  const series = Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [
      `m${at}`,
      Array.from({ length: 24 * 360 }, (_, n): Point => [nowS + n * 10, noise(n * (at + 1))]),
    ]),
  );
  await letPass({ store, clock }, 26, series);
  await store.tick(clock.now());
  await store.tick(clock.now());
  assert.ok(((await store.counters())['store.dropped_for_disk'] ?? 0) > 0, 'some had to go');
  assert.ok((await bytesOf(dataDir)) < maxDiskBytes);
  assert.ok((await segmentsIn(dataDir)).includes('minutes'), 'the coarser ones are left');
  const cells = await store.metrics.rollup(await idsOf(store, 'm1'), {
    fromS: nowS,
    toS: nowS + 12 * hourS,
    intervalS: hourS,
    field: 'sum',
  });
  assert.ok(
    cells.count.every((count) => count === 360),
    'the coarser tiers have all hours',
  );
});

test('distributions add up at the same second, are sealed, and have their bins by minute and hour', async (t) => {
  const { store, clock, nowS, reopen } = await temporaryStore(t);
  const memory = new MemoryMetrics();
  const context = { metric: 'd', type: 'distribution', host: '', tags: [], intervalS: 10 } as const;
  const send = (second: number, values: readonly number[]): void => {
    store.sink.send({ kind: 'sketches', batch: sketchBatch({ metric: 'd', points: [[second, values]] }) });
    memory.add(
      context,
      values.map((value) => [second, value] as const),
    );
  };
  for (let hour = 0; hour < 9; hour++) {
    for (let at = 0; at < 6; at++) send(nowS + hour * hourS + at * 100, [hour, at + 0.5, at * 100, -3]);
    send(nowS + hour * hourS, [12, 13]);
    await letPass({ store, clock }, 1);
  }
  send(nowS + 7 * hourS, [5]);
  const check = async (each: OpenStore): Promise<void> => {
    const ids = await idsOf(each, 'd');
    for (const intervalS of [60, 3600, 4 * hourS]) {
      const window = { fromS: nowS, toS: nowS + 9 * hourS, intervalS };
      for (const field of ['sum', 'min', 'max'] as const) {
        assert.deepEqual(
          await each.metrics.rollup(ids, { ...window, field }),
          await memory.rollup([1], { ...window, field }),
        );
      }
      assert.deepEqual(await each.metrics.sketches([ids], window), await memory.sketches([[1]], window));
    }
  };
  await check(store);
  await letPass({ store, clock }, 17);
  await check(store);
  await check(await reopen());
});

test('open sketches are read with the others until they are closed', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  const window = { fromS: nowS, toS: nowS + 10, intervalS: 10 };
  const sums = async () => {
    const ids = await idsOf(store, 'd');
    const { value, count } = await store.metrics.rollup(ids, { ...window, field: 'sum' });
    const { weight } = await store.metrics.sketches([ids], window);
    return [value[0], count[0], weight.reduce((total, each) => total + each, 0)];
  };
  const open = (values: readonly number[]): void =>
    store.sink.send({
      kind: 'open',
      source: 'udp',
      batch: metricBatch(),
      sketches: sketchBatch({ metric: 'd', points: [[nowS, values]] }),
    });
  open([1, 2]);
  assert.deepEqual(await sums(), [3, 2, 2]);
  open([1, 2, 4]);
  assert.deepEqual(await sums(), [7, 3, 3]);
  store.sink.send({ kind: 'sketches', batch: sketchBatch({ metric: 'd', points: [[nowS, [1, 2, 4]]] }) });
  assert.deepEqual(await sums(), [7, 3, 3]);
});

test('sketches that are none are refused alone', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  const good = sketchBatch({
    metric: 'd',
    points: [
      [nowS, [1]],
      [nowS + 1, [2]],
      [nowS + 2, [3]],
    ],
  });
  good.count[1] = 0.5;
  good.sum[2] = Number.NaN;
  store.sink.send({ kind: 'sketches', batch: good });
  store.sink.send({
    kind: 'sketches',
    batch: { ...sketchBatch({ metric: 'd', points: [[nowS, [1]]] }), firstBin: Uint32Array.of(9) },
  });
  const counters = await store.counters();
  assert.deepEqual(
    [counters['store.sketches'], counters['store.refused.bad_sketch'], counters['store.refused.malformed']],
    [1, 2, 1],
  );
});

test('values keep every bit, whatever they are', async (t) => {
  const { store, clock, nowS } = await temporaryStore(t);
  const values = [0, -0.1, 1 / 3, 1e300, -1e-300, 123456.789, 2 ** 53 + 2, 0.000001, 1e15, 2 ** 53 - 1];
  const series = Object.fromEntries([
    ...values.map((value, at): [string, Point[]] => [`m${at}`, [[nowS + 1, value]]]),
    ['mixed', values.map((value, at): Point => [nowS + at, value])],
    ['decimals', [0.1, 0.12, 0.125, 99, 1e9].map((value, at): Point => [nowS + at, value])],
  ]);
  await letPass({ store, clock }, 8, series);
  assert.ok((await store.counters())['store.segments']);
  for (const [metric, points] of Object.entries(series)) {
    const stored = await store.metrics.points(metric, { fromS: 0, toS: nowS + dayS, limit: 99 });
    assert.deepEqual(
      stored.map(({ value }) => value).reverse(),
      points.map(([, value]) => value),
      metric,
    );
  }
});

test('files that a seal left half-way are removed at the next start, those in use are not', async (t) => {
  const { store, clock, dataDir, nowS, reopen } = await temporaryStore(t);
  const points = walk(nowS, nowS + 7 * hourS, 5);
  await letPass({ store, clock }, 8, { m: points });
  const file = path.join(dataDir, 'segments', 'points-20260101T0000-20260101T0600-99.parquet');
  await writeFile(file, 'half');
  const again = await reopen();
  await assert.rejects(stat(file), { code: 'ENOENT' });
  await assertRollups(again, 'm', { points, windows: [[nowS, nowS + 7 * hourS]] });
});

async function bytesOf(dir: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(path.join(entry.parentPath, entry.name))).size;
  }
  return bytes;
}

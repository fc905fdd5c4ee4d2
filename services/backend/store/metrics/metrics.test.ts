import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TagFilter } from '../../../../lib/query-language/types.ts';
import type { OpenStore } from '../open-store.ts';
import { metricBatch, type TestSeries } from '../testing/metric-batch.ts';
import { temporaryStore } from '../testing/temporary-store.ts';

const all: TagFilter = { kind: 'all' };

function send(store: OpenStore, ...series: readonly TestSeries[]): void {
  store.sink.send({ kind: 'points', batch: metricBatch(...series) });
}

function sendOpen(store: OpenStore, source: string, ...series: readonly TestSeries[]): void {
  store.sink.send({ kind: 'open', source, batch: metricBatch(...series) });
}

/** Cells with points, of a rollup of all contexts of `m`. */
async function rollup(store: OpenStore, window: { fromS: number; toS: number; intervalS: number }) {
  const ids = (await store.metrics.select('m', all)).map(({ id }) => id);
  const [sums, least, greatest] = await Promise.all(
    (['sum', 'min', 'max'] as const).map((field) => store.metrics.rollup(ids, { ...window, field })),
  );
  assert.ok(sums && least && greatest);
  const { firstBucketS, bucketCount } = sums;
  return Array.from(sums.count, (count, at) => ({
    bucketS: firstBucketS + (at % bucketCount) * window.intervalS,
    min: least.value[at],
    max: greatest.value[at],
    sum: sums.value[at],
    count,
  })).filter(({ count }) => count > 0);
}

async function values(store: OpenStore, fromS: number, toS: number): Promise<readonly (readonly [number, number])[]> {
  const points = await store.metrics.points('m', { fromS, toS, limit: 100 });
  return points.map(({ timestampS, value }) => [timestampS - fromS, value] as const).reverse();
}

test('points are queryable at once, rolled up in buckets aligned to Unix time, and the same from disk', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  const points = [0, 1, 9, 10, 25].map((offset) => [nowS + offset, offset + 1] as const);
  send(store, { metric: 'm', points });
  const check = async (each: OpenStore) => {
    assert.deepEqual(await rollup(each, { fromS: nowS, toS: nowS + 25, intervalS: 10 }), [
      { bucketS: nowS, min: 1, max: 10, sum: 13, count: 3 },
      { bucketS: nowS + 10, min: 11, max: 11, sum: 11, count: 1 },
    ]);
    const partial = await rollup(each, { fromS: nowS + 1, toS: nowS + 9, intervalS: 10 });
    assert.deepEqual(partial, [{ bucketS: nowS, min: 2, max: 2, sum: 2, count: 1 }]);
  };
  await check(store);
  await check(await reopen());
});

test('a rollup sees what replaces a point, and what comes before all others of its context', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  const total = async (each: OpenStore) => {
    const cells = await rollup(each, { fromS: nowS - 60, toS: nowS + 60, intervalS: 1 });
    return cells.reduce((sum, cell) => sum + (cell.sum ?? 0), 0);
  };
  send(store, {
    metric: 'm',
    points: [
      [nowS, 1],
      [nowS + 1, 2],
    ],
  });
  send(store, { metric: 'm', points: [[nowS, 5]] });
  send(store, {
    metric: 'm',
    points: [
      [nowS - 9, 10],
      [nowS + 2, 100],
    ],
  });
  assert.equal(await total(store), 117);
  const again = await reopen();
  send(again, {
    metric: 'm',
    points: [
      [nowS + 3, 1000],
      [nowS - 9, 20],
    ],
  });
  assert.equal(await total(again), 1127);
});

test('a point of the same second replaces the one before, in one batch, in the next and after a restart', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  send(store, {
    metric: 'm',
    points: [
      [nowS, 1],
      [nowS + 1, 5],
      [nowS, 2],
    ],
  });
  assert.deepEqual(await values(store, nowS, nowS + 9), [
    [0, 2],
    [1, 5],
  ]);
  send(store, { metric: 'm', points: [[nowS, 3]] });
  assert.deepEqual(await values(store, nowS, nowS + 9), [
    [0, 3],
    [1, 5],
  ]);
  const again = await reopen();
  send(again, {
    metric: 'm',
    points: [
      [nowS, 4],
      [nowS - 5, 9],
      [nowS + 2, 6],
    ],
  });
  assert.deepEqual(await values(again, nowS - 5, nowS + 9), [
    [0, 9],
    [5, 4],
    [6, 5],
    [7, 6],
  ]);
});

test('the five fields of a context tell series apart, and ids stay over a restart', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  const points = [[nowS, 1]] as const;
  send(
    store,
    { metric: 'm', points },
    { metric: 'm', type: 'count', points },
    { metric: 'm', host: 'a', points },
    { metric: 'm', tags: ['x', 'x'], points },
    { metric: 'm', tags: ['x'], points },
    { metric: 'm', intervalS: 10, points },
    { metric: 'n', points },
  );
  const before = await store.metrics.select('m', all);
  assert.equal(before.length, 6);
  const after = await (await reopen()).metrics.select('m', all);
  assert.deepEqual(after, before);
});

test('open buckets are merged into reads, replaced wholesale, and give way to their closing points', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  const window = { fromS: nowS, toS: nowS + 60, intervalS: 60 };
  send(store, { metric: 'm', points: [[nowS, 1]] });
  sendOpen(store, 'udp', { metric: 'm', points: [[nowS + 10, 5]] });
  assert.deepEqual(await rollup(store, window), [{ bucketS: nowS, min: 1, max: 5, sum: 6, count: 2 }]);
  sendOpen(store, 'udp', { metric: 'm', points: [[nowS + 10, 7]] });
  sendOpen(store, 'other', { metric: 'm', points: [[nowS + 20, 2]] });
  assert.deepEqual(await values(store, nowS, nowS + 60), [
    [0, 1],
    [10, 7],
    [20, 2],
  ]);
  send(store, { metric: 'm', points: [[nowS + 10, 8]] });
  assert.deepEqual(await rollup(store, window), [{ bucketS: nowS, min: 1, max: 8, sum: 11, count: 3 }]);
  // The source still lists the bucket it has closed: the stored point stays.
  sendOpen(store, 'udp', { metric: 'm', points: [[nowS + 10, 99]] });
  assert.deepEqual(await rollup(store, window), [{ bucketS: nowS, min: 1, max: 8, sum: 11, count: 3 }]);
  assert.deepEqual(await values(await reopen(), nowS, nowS + 60), [
    [0, 1],
    [10, 8],
  ]);
});

test('a context that has open points only is selected and rolled up between others', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  send(store, { metric: 'm', tags: ['i:1'], points: [[nowS, 1]] });
  sendOpen(store, 'udp', { metric: 'm', tags: ['i:2'], points: [[nowS, 2]] });
  send(store, { metric: 'm', tags: ['i:3'], points: [[nowS, 3]] });
  const rows = await rollup(store, { fromS: nowS, toS: nowS + 10, intervalS: 10 });
  assert.deepEqual(
    rows.map(({ sum }) => sum),
    [1, 2, 3],
  );
});

test('a point far ahead costs other series neither their order nor their memory, also after a restart', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  const window = { fromS: nowS, toS: nowS + 60, intervalS: 60 };
  send(store, { metric: 'ahead', points: [[nowS + 500, 1]] }, { metric: 'm', points: [[nowS - 1, 1]] });
  const check = async (each: OpenStore) => {
    send(each, { metric: 'm', points: [[nowS, 1]] });
    assert.deepEqual(await rollup(each, window), [{ bucketS: nowS, min: 1, max: 1, sum: 1, count: 1 }]);
    return each.counters();
  };
  const before = await check(store);
  assert.deepEqual([before['store.late_points'], before['store.recent_misses']], [undefined, undefined]);
  const again = await reopen();
  send(again, { metric: 'm', points: [[nowS + 1, 2]] });
  assert.equal((await rollup(again, { fromS: nowS + 1, toS: nowS + 61, intervalS: 100 })).length, 1);
  const after = await again.counters();
  assert.deepEqual([after['store.late_points'], after['store.recent_misses']], [undefined, undefined]);
  // The one ahead is replaced, not doubled.
  send(again, { metric: 'ahead', points: [[nowS + 500, 7]] });
  const points = await again.metrics.points('ahead', { fromS: 0, toS: nowS + 999, limit: 9 });
  assert.deepEqual(
    points.map(({ value }) => value),
    [7],
  );
});

test('rollups that memory cannot answer are counted', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  const misses = async () => (await store.counters())['store.recent_misses'];
  const window = { fromS: nowS, toS: nowS + 60, intervalS: 60 };
  send(store, { metric: 'm', points: [[nowS, 1]] });
  await rollup(store, window);
  assert.equal(await misses(), undefined);
  send(store, { metric: 'm', points: [[nowS, 2]] });
  assert.deepEqual(await rollup(store, window), [{ bucketS: nowS, min: 2, max: 2, sum: 2, count: 1 }]);
  assert.equal(await misses(), 3);
});

test('what cannot be kept is refused and counted; the last accepted and the first refused at each limit', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  const monthS = 30 * 86_400;
  send(store, {
    metric: 'm',
    points: [
      [nowS - monthS, 1],
      [nowS - monthS - 1, 2],
      [nowS + 600, 3],
      [nowS + 601, 4],
      [nowS, Number.NaN],
      [nowS, Number.POSITIVE_INFINITY],
    ],
  });
  send(store, { metric: 'refused.wholly', points: [[nowS + 601, 1]] });
  const points = await store.metrics.points('m', { fromS: 0, toS: nowS + 9999, limit: 9 });
  assert.deepEqual(
    points.map(({ value }) => value),
    [3, 1],
  );
  const counters = await store.counters();
  assert.equal(counters['store.points'], 2);
  assert.equal(counters['store.refused.old'], 1);
  assert.equal(counters['store.refused.future'], 2);
  assert.equal(counters['store.refused.not_finite'], 2);
  assert.deepEqual(
    (await store.metrics.list({})).map(({ metric }) => metric),
    ['m'],
  );
});

test('host tags join the tags of the host’s series, follow at once, and survive a restart', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  const env = (value: string): TagFilter => ({ kind: 'tag', tag: `env:${value}` });
  const host = (tag: string) =>
    store.sink.send({
      kind: 'host',
      host: {
        name: 'a',
        agentVersion: '7',
        platform: 'linux',
        tagsBySource: { system: [tag], users: ['team:x'] },
        reportedAtS: nowS,
      },
    });
  send(store, { metric: 'm', host: 'a', tags: ['k:v'], points: [[nowS, 1]] }, { metric: 'm', points: [[nowS, 1]] });
  assert.equal((await store.metrics.select('m', env('lab'))).length, 0);
  host('env:lab');
  const selected = await store.metrics.select('m', env('lab'));
  assert.deepEqual(
    selected.map(({ tags }) => tags),
    [['k:v', 'host:a', 'env:lab', 'team:x']],
  );
  host('env:other');
  assert.equal((await store.metrics.select('m', env('lab'))).length, 0);
  const again = await reopen();
  assert.equal((await again.metrics.select('m', env('other'))).length, 1);
  assert.deepEqual((await again.hosts.list())[0]?.tagsBySource, { system: ['env:other'], users: ['team:x'] });
});

test('list and describe tell what is there; a user’s metadata wins over a check’s and survives a restart', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  send(
    store,
    { metric: 'app.a', host: 'h2', tags: ['env:x', 'bare'], points: [[nowS - 100, 1]] },
    { metric: 'app.a', type: 'count', host: 'h1', tags: ['env:a'], points: [[nowS, 1]] },
    { metric: 'App.b', points: [[nowS - 100, 1]] },
  );
  await store.metrics.declareMetadata({ 'app.a': { unit: 'byte', description: 'declared', type: 'gauge' } });
  await store.metrics.setMetadata('app.a', { description: 'set' });
  await store.metrics.setMetadata('app.a', { shortName: 'a' });
  const expected = { metric: 'app.a', type: 'count', lastSeenS: nowS, contexts: 2 } as const;
  assert.deepEqual(await store.metrics.list({ activeSinceS: nowS - 99 }), [expected]);
  assert.deepEqual(await store.metrics.list({ search: 'APP.', limit: 1 }), [
    { metric: 'App.b', type: 'gauge', lastSeenS: nowS - 100, contexts: 1 },
  ]);
  assert.deepEqual(
    (await store.metrics.list({ host: 'h2' })).map(({ contexts }) => contexts),
    [1],
  );
  assert.deepEqual(await store.metrics.describe('app.a'), {
    ...expected,
    metadata: { unit: 'byte', description: 'set', type: 'gauge', shortName: 'a' },
    hosts: ['h1', 'h2'],
    tags: { '': ['bare'], env: ['a', 'x'], host: ['h1', 'h2'] },
  });
  assert.deepEqual(await store.metrics.metadata('app.a'), {
    unit: 'byte',
    description: 'set',
    type: 'gauge',
    shortName: 'a',
  });
  assert.equal(await store.metrics.describe('never'), undefined);
  assert.deepEqual(await store.metrics.metadata('never'), {});
  assert.equal((await store.metrics.metadata('trace.never.duration')).unit, 'second');
  const again = await reopen();
  assert.deepEqual((await again.metrics.describe('app.a'))?.metadata, { description: 'set', shortName: 'a' });
  assert.deepEqual(await again.metrics.list({ activeSinceS: nowS }), [expected]);
});

test('an unknown metric has nothing; an interval that is no whole number is an error', async (t) => {
  const { store } = await temporaryStore(t);
  assert.deepEqual(await store.metrics.select('never', all), []);
  assert.deepEqual(await store.metrics.points('never', { fromS: 0, toS: 9, limit: 9 }), []);
  const window = { fromS: 0, toS: 2, intervalS: 1, field: 'sum' } as const;
  assert.equal((await store.metrics.rollup([], window)).count.length, 0);
  assert.deepEqual([...(await store.metrics.rollup([77], window)).count], [0, 0]);
  await assert.rejects(store.metrics.rollup([1], { ...window, intervalS: 0.5 }), {
    name: 'RangeError',
    message: /whole number/,
  });
});

test('a rollup of ten million cells is the largest', async (t) => {
  const { store } = await temporaryStore(t);
  const window = { fromS: 0, toS: 10_000_000, intervalS: 1, field: 'sum' } as const;
  assert.equal((await store.metrics.rollup([1], window)).count.length, 10_000_000);
  await assert.rejects(store.metrics.rollup([1], { ...window, toS: 10_000_001 }), {
    name: 'RangeError',
    message: /Cannot roll up so much at once: 10000001 buckets/,
  });
});

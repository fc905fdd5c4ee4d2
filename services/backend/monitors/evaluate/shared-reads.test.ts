import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryMetrics } from '../../../../test/query/memory-metrics.ts';
import { startMs, testEngine, testMonitor, testSources } from '../engine/testing-engine.ts';
import { sharedReads } from './shared-reads.ts';

test('the same series over the same window are read once, all others by themselves', async () => {
  const metrics = new MemoryMetrics();
  const context = { metric: 'm', type: 'gauge' as const, tags: [], intervalS: 0 };
  metrics.add({ ...context, host: 'a' }, [[0, 1]]);
  metrics.add({ ...context, host: 'b' }, [[0, 2]]);
  let reads = 0;
  const { metrics: shared } = sharedReads({
    ...testSources(metrics),
    metrics: {
      select: metrics.select.bind(metrics),
      sketches: metrics.sketches.bind(metrics),
      rollup: (...read) => {
        reads += 1;
        return metrics.rollup(...read);
      },
    },
  });
  const window = { fromS: 0, toS: 60, intervalS: 10, field: 'sum' } as const;
  const [first, second] = await Promise.all([
    shared.rollup([1, 2], window),
    shared.rollup(Uint32Array.of(1, 2), window),
  ]);
  assert.equal(first, second);
  assert.equal(reads, 1);
  assert.equal((await shared.rollup([1], window)).value[0], 1);
  assert.equal((await shared.rollup([2], window)).value[0], 2);
  for (const other of [{ toS: 50 }, { fromS: 10 }, { intervalS: 20 }, { field: 'max' as const }]) {
    await shared.rollup([1, 2], { ...window, ...other });
  }
  assert.equal(reads, 7);
});

test('two hundred monitors of a check scan it once a minute, those of events those of their window', async () => {
  const asked: string[] = [];
  const report = {
    check: 'app.ok',
    status: 2,
    host: 'a',
    timestampS: startMs / 1000,
    message: '',
    tags: ['n:7'],
  } as const;
  const sources = {
    checks: {
      latest: async () => [],
      recent: async ({ check, last }: { readonly check: string; readonly last: number }) => {
        asked.push(`${check} ${last}`);
        return [report];
      },
    },
    events: {
      ...testSources(new MemoryMetrics()).events,
      list: async ({ fromS, toS }: { readonly fromS: number; readonly toS: number }) => {
        asked.push(`events ${(toS + 1 - fromS) / 60}`);
        return [];
      },
    },
  };
  const ofCheck = Array.from({ length: 200 }, (_, at) =>
    testMonitor({
      ...{ id: at + 1, type: 'service check', query: `"app.ok".over("n:${at}").last(2).count_by_status()` },
      options: { thresholds: { critical: 1, ok: 1 } },
    }),
  );
  const ofEvents = ['5m', '5m', '10m'].map((window, at) =>
    testMonitor({
      ...{ id: 300 + at, type: 'event-v2 alert', query: `events("text${at}").rollup("count").last("${window}") > 1` },
    }),
  );
  const records = [...ofCheck, ...ofEvents];
  const { engine } = await testEngine({ metrics: new MemoryMetrics(), sources, monitors: { list: () => records } });
  await engine.tick(startMs + 60_000);
  assert.deepEqual(
    records.flatMap(({ id }) => engine.stateOf(id).problem ?? []),
    [],
  );
  assert.deepEqual(asked.sort(), ['app.ok 2', 'events 10', 'events 5']);
  assert.deepEqual([engine.stateOf(8).overall, engine.stateOf(9).groups.length], ['Alert', 0]);
  await engine.tick(startMs + 120_000);
  assert.equal(asked.length, 6);
});

test('past a number of rows they are shared while they are read, and not kept', async () => {
  let reads = 0;
  const rows = Array.from({ length: 150_000 }, () => ({}));
  const { events } = sharedReads({
    ...testSources(new MemoryMetrics()),
    events: {
      list: async () => {
        reads += 1;
        return rows as never;
      },
    },
  });
  const ask = (fromS: number) => events.list({ fromS, toS: 60, limit: 1 });
  await Promise.all([ask(0), ask(0)]);
  await ask(0);
  assert.equal(reads, 1);
  await Promise.all([ask(1), ask(1)]);
  assert.equal(reads, 2);
  await ask(1);
  assert.equal(reads, 3);
});

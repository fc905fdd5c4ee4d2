import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { MonitorTransition } from '../../../../lib/model/monitor.ts';
import { MemoryMetrics } from '../../../../test/query/memory-metrics.ts';
import { memoryDocuments } from '../../store/documents/testing-memory-documents.ts';
import type { DocumentChange, UserDocuments } from '../../store/store.ts';
import { outbox, startMs, testEngine, testMonitor } from './testing-engine.ts';

const minuteMs = 60_000;

/** A value a minute of a host, the first in the minute that the first evaluation looks at. */
function metricsOf(values: readonly (number | undefined)[], host = 'a'): MemoryMetrics {
  const metrics = new MemoryMetrics();
  addTo(metrics, values, host);
  return metrics;
}

function addTo(metrics: MemoryMetrics, values: readonly (number | undefined)[], host: string): void {
  const points = values.flatMap((value, at) =>
    value === undefined ? [] : [[startMs / 1000 + at * 60, value] as const],
  );
  metrics.add({ metric: 'm', type: 'gauge', host, tags: [], intervalS: 0 }, points);
}

function listOf(...monitors: MonitorRecord[]): { list(): readonly MonitorRecord[] } {
  return { list: () => monitors };
}

function told({ group, from, to, atMs }: MonitorTransition): string {
  return `${(atMs - startMs) / minuteMs} ${group.key} ${from} -> ${to}`;
}

test('the state of a group and of its monitor, and what waits to be told', async () => {
  const metrics = metricsOf([5, 11, 11, 5]);
  let calls = 0;
  const onTransitions = () => void calls++;
  const { engine, documents } = await testEngine({ metrics, monitors: listOf(testMonitor()), onTransitions });
  assert.deepEqual(engine.stateOf(1), { overall: 'No Data', groups: [] });
  for (let minute = 1; minute <= 4; minute++) await engine.tick(startMs + minute * minuteMs);
  const transitions = await outbox(documents);
  assert.deepEqual(transitions.map(told), ['2 host:a OK -> Alert', '4 host:a Alert -> OK']);
  assert.equal(calls, 2);
  const [alert] = transitions;
  assert.deepEqual(alert?.window, { fromMs: startMs + minuteMs, toMs: startMs + 2 * minuteMs });
  assert.equal(alert?.value, 11);
  assert.equal(alert?.firstTriggeredAtMs, startMs + 2 * minuteMs);
  const { overall, overallSinceMs, groups, history = [] } = engine.stateOf(1);
  assert.deepEqual([overall, overallSinceMs, groups.length], ['OK', startMs + 4 * minuteMs, 1]);
  assert.deepEqual(
    history.map(({ group, state, atMs }) => [group, state, (atMs - startMs) / minuteMs]),
    [
      ['host:a', 'OK', 1],
      ['host:a', 'Alert', 2],
      ['host:a', 'OK', 4],
    ],
  );
});

test('ticks of a minute are one, a little early is in time, and after a suspend there is one evaluation', async () => {
  const { engine, documents } = await testEngine({
    metrics: metricsOf([5, 11, 5, 11]),
    monitors: listOf(testMonitor()),
  });
  await engine.tick(startMs + minuteMs);
  await engine.tick(startMs + 2 * minuteMs - 400);
  await engine.tick(startMs + 2 * minuteMs + 30_000);
  assert.deepEqual((await outbox(documents)).map(told), ['2 host:a OK -> Alert']);
  // 600 minutes without a tick: silence of nobody but the engine.
  await engine.tick(startMs + 600 * minuteMs);
  assert.equal(engine.stateOf(1).overall, 'Alert');
  assert.equal((await outbox(documents)).length, 1);
});

test('states are there after a restart, and nothing is told twice', async () => {
  const documents = memoryDocuments();
  const parts = { metrics: metricsOf([11, 11, 11, 5]), monitors: listOf(testMonitor()), documents };
  for (let minute = 1; minute <= 4; minute++) {
    const { engine } = await testEngine(parts);
    if (minute > 1) assert.equal(engine.stateOf(1).groups[0]?.state, 'Alert');
    if (minute > 1) assert.equal(engine.stateOf(1).history?.length, 1);
    await engine.tick(startMs + minute * minuteMs);
  }
  assert.deepEqual((await outbox(documents)).map(told), ['1 host:a OK -> Alert', '4 host:a Alert -> OK']);
});

test('of a lab that was off nothing is said to be silent until senders had ten minutes to come back', async () => {
  const documents = memoryDocuments();
  const options = {
    new_group_delay: 0,
    notify_no_data: true,
    no_data_timeframe: 1440,
    group_retention_duration: '72h',
  };
  const parts = { metrics: metricsOf([5]), monitors: listOf(testMonitor({ options })), documents };
  const first = await testEngine(parts);
  await first.engine.tick(startMs + minuteMs);
  const { engine } = await testEngine(parts);
  const stateAfter = async (minute: number) => {
    await engine.tick(startMs + (3000 + minute) * minuteMs);
    return engine.stateOf(1).groups[0]?.state;
  };
  for (let minute = 0; minute < 10; minute++) assert.equal(await stateAfter(minute), 'OK');
  assert.equal(await stateAfter(10), 'No Data');
});

test('states are written again each hour, for the times of data in them', async () => {
  const { engine, documents } = await testEngine({
    metrics: metricsOf(Array.from({ length: 70 }, () => 5)),
    monitors: listOf(testMonitor()),
  });
  const writtenAfter = async (minute: number) => {
    await engine.tick(startMs + minute * minuteMs);
    const [state] = Object.values(await documents.load('monitor_state')) as { groups: { lastDataAtMs: number }[] }[];
    return ((state?.groups[0]?.lastDataAtMs ?? 0) - startMs) / minuteMs;
  };
  assert.equal(await writtenAfter(1), 0);
  for (let minute = 2; minute <= 60; minute++) assert.equal(await writtenAfter(minute), 0);
  assert.equal(await writtenAfter(61), 60);
});

/** When the data of the only group are from by what is on disk, in minutes of the test. */
async function dataOnDisk(documents: UserDocuments): Promise<number> {
  const [state] = Object.values(await documents.load('monitor_state')) as { groups: { lastDataAtMs: number }[] }[];
  return ((state?.groups[0]?.lastDataAtMs ?? 0) - startMs) / minuteMs;
}

test('when the engine stops, its states are on disk as they are', async () => {
  const kept = memoryDocuments();
  let writes = 0;
  const documents: UserDocuments = {
    ...kept,
    write: (changes) => {
      writes++;
      return kept.write(changes);
    },
  };
  const { engine } = await testEngine({
    metrics: metricsOf(Array.from({ length: 9 }, () => 5)),
    monitors: listOf(testMonitor()),
    documents,
  });
  for (let minute = 1; minute <= 5; minute++) await engine.tick(startMs + minute * minuteMs);
  assert.deepEqual([await dataOnDisk(kept), writes], [0, 1]);
  await engine.stop();
  assert.deepEqual([await dataOnDisk(kept), writes], [4, 2]);
  await engine.stop();
  assert.equal(writes, 2);
});

test('times of data on disk lag behind by less than a quarter of the silence that is No Data', async () => {
  const options = { new_group_delay: 0, notify_no_data: true, no_data_timeframe: 60 };
  const { engine, documents } = await testEngine({
    metrics: metricsOf(Array.from({ length: 70 }, () => 5)),
    monitors: listOf(testMonitor({ options })),
  });
  const onDisk: number[] = [];
  for (let minute = 1; minute <= 60; minute++) {
    await engine.tick(startMs + minute * minuteMs);
    onDisk.push(await dataOnDisk(documents));
  }
  assert.deepEqual([...new Set(onDisk)], [0, 15, 30, 45]);
});

test('a sparse metric is not said to be silent after a kill, and is when it really is', async () => {
  const values = Array.from({ length: 51 }, (_, minute) => (minute === 0 || minute === 50 ? 5 : undefined));
  const options = { new_group_delay: 0, notify_no_data: true, no_data_timeframe: 60 };
  const documents = memoryDocuments();
  const parts = { metrics: metricsOf(values), monitors: listOf(testMonitor({ options })), documents };
  const killed = await testEngine(parts);
  for (let minute = 1; minute < 60; minute++) await killed.engine.tick(startMs + minute * minuteMs);
  const { engine } = await testEngine(parts);
  for (let minute = 60; minute <= 120; minute++) await engine.tick(startMs + minute * minuteMs);
  assert.deepEqual((await outbox(documents)).map(told), ['111 host:a OK -> No Data']);
});

test('a monitor that fails says why and keeps its states; the others go on', async () => {
  const metrics = metricsOf([11, 11]);
  const unreadable = testMonitor({ id: 2, query: 'avg(last_1m):nonsense(m) > 1' });
  const failing = testMonitor({ id: 3, query: 'avg(last_1m):avg:n{*} > 1' });
  let fails = false;
  const select: MemoryMetrics['select'] = async (metric, filter) => {
    if (metric === 'n' && fails) throw new Error('the disk is on fire');
    return metrics.select(metric === 'n' ? 'm' : metric, filter);
  };
  const monitors = listOf(unreadable, failing, testMonitor());
  const { engine } = await testEngine({
    metrics: { select, rollup: metrics.rollup.bind(metrics), sketches: metrics.sketches.bind(metrics) },
    monitors,
  });
  await engine.tick(startMs + minuteMs);
  assert.equal(engine.stateOf(3).overall, 'Alert');
  fails = true;
  await engine.tick(startMs + 2 * minuteMs);
  assert.match(engine.stateOf(2).problem ?? '', /nonsense/);
  assert.deepEqual([engine.stateOf(3).overall, engine.stateOf(3).problem], ['Alert', 'the disk is on fire']);
  assert.deepEqual([engine.stateOf(1).overall, engine.stateOf(1).problem], ['Alert', undefined]);
  fails = false;
  await engine.tick(startMs + 3 * minuteMs);
  assert.equal(engine.stateOf(3).problem, undefined);
});

test('a monitor that is changed is evaluated at once, without groups that it does not make any more', async () => {
  let monitor = testMonitor({ query: 'max(last_1d):avg:m{*} by {host} > 10' });
  const { engine } = await testEngine({ metrics: metricsOf([11]), monitors: { list: () => [monitor] } });
  await engine.tick(startMs + minuteMs);
  assert.deepEqual(
    engine.stateOf(1).groups.map(({ group: { key } }) => key),
    ['host:a'],
  );
  monitor = testMonitor({ query: 'max(last_1d):avg:m{*} > 20' });
  await engine.tick(startMs + 2 * minuteMs);
  assert.deepEqual(
    engine.stateOf(1).groups.map(({ group: { key }, state }) => `${key} ${state}`),
    ['* OK'],
  );
});

test('the states of a monitor that is gone are gone ten minutes later, and until then it comes back to them', async () => {
  const monitors = [testMonitor()];
  const metrics = metricsOf([11, 11, 11]);
  const { engine, documents } = await testEngine({ metrics, monitors: { list: () => monitors } });
  const tick = (minute: number) => engine.tick(startMs + minute * minuteMs);
  await tick(1);
  const [monitor] = monitors.splice(0);
  await tick(2);
  monitors.push(monitor as MonitorRecord);
  await tick(3);
  assert.deepEqual((await outbox(documents)).map(told), ['1 host:a OK -> Alert']);
  monitors.pop();
  for (let minute = 4; minute <= 13; minute++) await tick(minute);
  assert.deepEqual(Object.keys(await documents.load('monitor_state')), ['1']);
  await tick(14);
  assert.deepEqual(await documents.load('monitor_state'), {});
  assert.deepEqual(engine.stateOf(1), { overall: 'No Data', groups: [] });
});

test('groups are resolved by hand, by name or all, and it is told by whom', async () => {
  const metrics = metricsOf([11]);
  addTo(metrics, [11], 'b');
  const { engine, documents } = await testEngine({ metrics, monitors: listOf(testMonitor()) });
  await engine.tick(startMs + minuteMs);
  await engine.resolve(1, ['host:a', 'host:none'], 'ada@example.com');
  await engine.resolve(1, 'ALL_GROUPS', 'bob@example.com');
  await engine.resolve(9, 'ALL_GROUPS', 'bob@example.com');
  const resolved = (await outbox(documents)).filter(({ to }) => to === 'OK');
  assert.deepEqual(
    resolved.map(({ group, resolvedBy }) => `${group.key} ${resolvedBy}`),
    ['host:a ada@example.com', 'host:b bob@example.com'],
  );
  assert.equal(engine.stateOf(1).overall, 'OK');
});

/** A disk that fails at some writes: before anything is written, or after all of it, as a process that is killed does. */
function failingDocuments(kept: UserDocuments, failures: readonly ('before' | 'after' | 'none')[]): UserDocuments {
  const next = failures.values();
  return {
    load: (kind) => kept.load(kind),
    write: async (changes: readonly DocumentChange[]) => {
      const failure = next.next().value ?? 'none';
      if (failure === 'before') throw new Error('killed before the write');
      await kept.write(changes);
      if (failure === 'after') throw new Error('killed after the write');
    },
  };
}

test('what the disk refused is given again before anything else is decided', async () => {
  const kept = memoryDocuments();
  const parts = { metrics: metricsOf([11, 5]), monitors: listOf(testMonitor()) };
  const { engine } = await testEngine({ ...parts, documents: failingDocuments(kept, ['before']) });
  await assert.rejects(engine.tick(startMs + minuteMs), /killed before/);
  assert.equal(engine.stateOf(1).overall, 'No Data');
  await engine.tick(startMs + 2 * minuteMs);
  assert.deepEqual((await outbox(kept)).map(told), ['1 host:a OK -> Alert', '2 host:a Alert -> OK']);
});

test('however often it is killed at a write, what is told leads from state to state, each once', async () => {
  const values = fc.array(fc.constantFrom(5, 11), { minLength: 1, maxLength: 12 });
  const failures = fc.array(fc.constantFrom('before' as const, 'after' as const, 'none' as const), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(values, failures, async (given, kills) => {
      const kept = memoryDocuments();
      const documents = failingDocuments(kept, kills);
      const parts = { metrics: metricsOf(given), monitors: listOf(testMonitor()), documents };
      let { engine } = await testEngine(parts);
      for (let minute = 1; minute <= given.length; minute++) {
        try {
          await engine.tick(startMs + minute * minuteMs);
        } catch {
          engine = (await testEngine(parts)).engine;
          // The same minute again, as after a quick restart.
          await engine.tick(startMs + minute * minuteMs).catch(() => undefined);
          engine = (await testEngine(parts)).engine;
        }
      }
      let state = 'OK';
      for (const { from, to } of await outbox(kept)) {
        assert.equal(from, state);
        assert.notEqual(to, from);
        state = to;
      }
      assert.equal(engine.stateOf(1).groups[0]?.state ?? 'OK', state);
    }),
    { numRuns: 60 },
  );
});

test('a clock that is put back by hours keeps no monitor from being evaluated, and no group from being told of', async () => {
  const metrics = metricsOf([5, 11, 5, undefined, 11]);
  const { engine, documents } = await testEngine({
    metrics,
    monitors: listOf(testMonitor({ options: { new_group_delay: 60, renotify_interval: 1 } })),
  });
  // A day ahead of the others, whose points are of now.
  const aheadMs = 1440 * minuteMs;
  metrics.add({ metric: 'm', type: 'gauge', host: 'a', tags: [], intervalS: 0 }, [
    [(startMs + aheadMs) / 1000, 5],
    [(startMs + aheadMs) / 1000 + 60, 5],
  ]);
  for (const minute of [1, 2]) await engine.tick(startMs + aheadMs + minute * minuteMs);
  for (let minute = 1; minute <= 5; minute++) await engine.tick(startMs + minute * minuteMs);
  const transitions = await outbox(documents);
  assert.deepEqual(transitions.map(told), ['2 host:a OK -> Alert', '3 host:a Alert -> OK', '5 host:a OK -> Alert']);
  assert.ok((engine.stateOf(1).groups[0]?.lastDataAtMs ?? 0) < startMs + 5 * minuteMs);
});

/** Evaluated at 08:05 each day. */
function scheduled(fields: Partial<MonitorRecord> = {}): MonitorRecord {
  const recurrences = [{ rrule: 'FREQ=DAILY', start: '2026-01-05T08:05' }];
  return testMonitor({ options: { scheduling_options: { custom_schedule: { recurrences } } }, ...fields });
}

test('a time of a schedule that was slept through is evaluated once, with the window that it had', async () => {
  const metrics = metricsOf([5, 5, 5, 5, 11, 5, 5]);
  const monitors = listOf(scheduled());
  const { engine, documents } = await testEngine({ metrics, monitors });
  await engine.tick(startMs + 4 * minuteMs);
  assert.deepEqual(engine.stateOf(1).groups, []);
  for (const minute of [90, 91]) await engine.tick(startMs + minute * minuteMs);
  const [alert, ...others] = await outbox(documents);
  assert.ok(alert);
  assert.equal(told(alert), '90 host:a OK -> Alert');
  assert.deepEqual(alert.window, { fromMs: startMs + 4 * minuteMs, toMs: startMs + 5 * minuteMs });
  assert.deepEqual(others, []);
  // Nor again after a kill.
  const { engine: restarted } = await testEngine({ metrics, monitors, documents });
  await restarted.tick(startMs + 92 * minuteMs);
  assert.equal((await outbox(documents)).length, 1);
});

test('a time of a schedule whose evaluation failed is tried again, and one before a change is not', async () => {
  const metrics = metricsOf([5, 5, 5, 5, 11]);
  let isBroken = true;
  const broken: MemoryMetrics['rollup'] = async (...of) => {
    if (isBroken) throw new Error('no disk');
    return await metrics.rollup(...of);
  };
  const reader = {
    select: metrics.select.bind(metrics),
    sketches: metrics.sketches.bind(metrics),
    rollup: broken,
  };
  let record = scheduled();
  const { engine, documents } = await testEngine({ metrics: reader, monitors: { list: () => [record] } });
  await engine.tick(startMs + 5 * minuteMs);
  assert.equal(engine.stateOf(1).problem, 'no disk');
  isBroken = false;
  await engine.tick(startMs + 6 * minuteMs);
  assert.deepEqual((await outbox(documents)).map(told), ['6 host:a OK -> Alert']);
  record = { ...record, query: 'avg(last_1m):avg:m{*} > 10', modifiedAtMs: startMs + 7 * minuteMs };
  await engine.tick(startMs + 8 * minuteMs);
  assert.equal((await outbox(documents)).length, 1);
});

test('a time of a schedule that found nothing is not evaluated again after a kill', async () => {
  const metrics = new MemoryMetrics();
  const parts = { metrics, monitors: listOf(scheduled()), documents: memoryDocuments() };
  const { engine } = await testEngine(parts);
  const [first, second] = [startMs + 5 * minuteMs, startMs + 86_400_000 + 5 * minuteMs];
  for (const atMs of [first, second]) await engine.tick(atMs);
  // What comes late for it is too late.
  metrics.add({ metric: 'm', type: 'gauge', host: 'a', tags: [], intervalS: 0 }, [[second / 1000 - 30, 99]]);
  const { engine: restarted } = await testEngine(parts);
  await restarted.tick(second + minuteMs);
  assert.deepEqual(await outbox(parts.documents), []);
});

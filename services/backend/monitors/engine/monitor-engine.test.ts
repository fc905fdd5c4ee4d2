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

test('the states of a monitor that is gone are gone', async () => {
  const monitors = [testMonitor()];
  const { engine, documents } = await testEngine({ metrics: metricsOf([11]), monitors: { list: () => monitors } });
  await engine.tick(startMs + minuteMs);
  assert.deepEqual(Object.keys(await documents.load('monitor_state')), ['1']);
  monitors.pop();
  await engine.tick(startMs + 2 * minuteMs);
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

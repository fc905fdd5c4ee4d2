import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryMetrics } from '../../../../test/query/memory-metrics.ts';
import { memoryDocuments } from '../../store/documents/testing-memory-documents.ts';
import type { UserDocuments } from '../../store/store.ts';
import { keptLog, noMutings, startMs, testEngine, testMonitor } from './testing-engine.ts';

const minuteMs = 60_000;

/** One value a minute of each host. */
function metricsOf(values: readonly number[], hosts: readonly string[] = ['a']): MemoryMetrics {
  const metrics = new MemoryMetrics();
  const points = values.map((value, at) => [startMs / 1000 + at * 60, value] as const);
  for (const host of hosts) metrics.add({ metric: 'm', type: 'gauge', host, tags: [], intervalS: 0 }, points);
  return metrics;
}

const monitors = { list: () => [testMonitor()] };

test('each transition is a line, told or held back, and by whom it was resolved', async () => {
  const { log, lines } = keptLog();
  let isMuted = false;
  const mutingOf = () => (isMuted ? { downtimeIds: ['d-1'], sinceMs: startMs, mutesFirstRecovery: false } : undefined);
  const mutings = { ...noMutings, mutingOf };
  const { engine } = await testEngine({ metrics: metricsOf([5, 812.3, 5, 11.5]), monitors, mutings, log });
  await engine.tick(startMs + minuteMs);
  await engine.tick(startMs + 2 * minuteMs);
  await engine.resolve(1, 'ALL_GROUPS', 'ada@example.com');
  await engine.tick(startMs + 3 * minuteMs);
  isMuted = true;
  await engine.tick(startMs + 4 * minuteMs);
  assert.deepEqual(lines, [
    'monitor 1 (high): host:a OK -> Alert, value 812.3; told',
    'monitor 1 (high): host:a Alert -> OK, value 812.3, resolved by ada@example.com; told',
    'monitor 1 (high): host:a OK -> Alert, value 11.5; held back by downtime d-1',
  ]);
});

test('it is logged when it is on disk, and once', async () => {
  const kept = memoryDocuments();
  let isBroken = true;
  const documents: UserDocuments = {
    ...kept,
    write: async (changes) => {
      if (isBroken) throw new Error('the disk is full');
      await kept.write(changes);
    },
  };
  const { log, lines } = keptLog();
  const { engine } = await testEngine({ metrics: metricsOf([11, 11, 11]), monitors, documents, log });
  await assert.rejects(engine.tick(startMs + minuteMs));
  assert.deepEqual(lines, []);
  isBroken = false;
  await engine.tick(startMs + 2 * minuteMs);
  await engine.tick(startMs + 3 * minuteMs);
  assert.deepEqual(lines, ['monitor 1 (high): host:a OK -> Alert, value 11; told']);
});

test('of a storm the first twenty are lines, and the others a number', async () => {
  const { log, lines } = keptLog();
  const hosts = Array.from({ length: 50 }, (_, at) => `h${at}`);
  const { engine } = await testEngine({ metrics: metricsOf([11], hosts), monitors, log });
  await engine.tick(startMs + minuteMs);
  assert.equal(lines.length, 21);
  assert.equal(lines[20], '30 more transitions of 1 monitor: 30 told, 0 held back');
});

test('that monitors cannot be evaluated, and that they can again, is logged once, of many bounded', async () => {
  const { log, lines } = keptLog();
  const many = Array.from({ length: 25 }, (_, at) => testMonitor({ id: at + 1 }));
  const metrics = metricsOf([5, 5, 5, 5]);
  let isBroken = true;
  const select: MemoryMetrics['select'] = async (...asked) => {
    if (isBroken) throw new Error('the disk is on fire');
    return metrics.select(...asked);
  };
  const { engine } = await testEngine({
    metrics: { select, rollup: metrics.rollup.bind(metrics), sketches: metrics.sketches.bind(metrics) },
    monitors: { list: () => many },
    log,
  });
  await engine.tick(startMs + minuteMs);
  await engine.tick(startMs + 2 * minuteMs);
  assert.equal(lines.length, 21);
  assert.equal(lines[0], 'Cannot evaluate monitor 1 (high): the disk is on fire');
  assert.equal(lines[20], 'Cannot evaluate 5 more monitors');
  isBroken = false;
  await engine.tick(startMs + 3 * minuteMs);
  await engine.tick(startMs + 4 * minuteMs);
  assert.equal(lines.length, 42);
  assert.equal(lines[21], 'Monitor 1 (high) is evaluated again');
  assert.equal(lines[41], '5 more monitors are evaluated again');
});

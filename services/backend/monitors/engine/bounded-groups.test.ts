import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryMetrics } from '../../../../test/query/memory-metrics.ts';
import { boundedGroups } from './bounded-groups.ts';
import { startMs, testEngine, testMonitor } from './testing-engine.ts';

const minuteMs = 60_000;

/** A value in the window of a minute, of so many hosts. */
function send(metrics: MemoryMetrics, minute: number, { hosts, value }: { hosts: readonly string[]; value: number }) {
  for (const host of hosts) {
    metrics.add({ metric: 'm', type: 'gauge', host, tags: [], intervalS: 0 }, [
      [startMs / 1000 + (minute - 1) * 60, value],
    ]);
  }
}

function named(letter: string, length: number): readonly string[] {
  return Array.from({ length }, (_, at) => `${letter}${at}`);
}

test('past ten thousand groups those that are known go on, and new ones are left out', async () => {
  const metrics = new MemoryMetrics();
  send(metrics, 1, { hosts: named('a', 6000), value: 5 });
  send(metrics, 2, { hosts: [...named('b', 4000), 'a0'], value: 5 });
  send(metrics, 3, { hosts: ['c0', 'a0'], value: 11 });
  const { engine } = await testEngine({
    metrics,
    monitors: { list: () => [testMonitor(), testMonitor({ id: 2, query: 'avg(last_1m):avg:m{*} > 10' })] },
  });
  await engine.tick(startMs + minuteMs);
  await engine.tick(startMs + 2 * minuteMs);
  assert.equal(engine.stateOf(1).groups.length, 10_000);
  assert.equal(engine.stateOf(1).problem, undefined);
  await engine.tick(startMs + 3 * minuteMs);
  const { groups, problem, overall } = engine.stateOf(1);
  assert.deepEqual([groups.length, overall], [10_000, 'Alert']);
  assert.match(problem ?? '', /more than 10000 groups.*group by fewer tags, narrow the scope/);
  assert.equal(groups.find(({ group }) => group.key === 'host:a0')?.state, 'Alert');
  assert.deepEqual([engine.stateOf(2).overall, engine.stateOf(2).problem], ['Alert', undefined]);
});

test('the first ten thousand have room, whatever is known of them', () => {
  const groups = named('g', 10_001).map((key) => ({
    group: { key, tags: [key] },
    evaluation: { kind: 'skipped' as const, lastDataAtMs: 0 },
  }));
  const window = { fromMs: 0, toMs: 1 };
  const fits = { window, groups: groups.slice(1) };
  assert.equal(boundedGroups(fits, new Map()), fits);
  const last = new Map([['g10000', true]]);
  const found = boundedGroups({ window, groups }, last);
  assert.equal(found.groups.length, 10_000);
  assert.equal(found.groups.at(-1)?.group.key, 'g10000');
  assert.match(found.problem ?? '', /more than 10000 groups/);
});

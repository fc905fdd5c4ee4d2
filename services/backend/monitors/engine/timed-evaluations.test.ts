import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryMetrics } from '../../../../test/query/memory-metrics.ts';
import { startMs, testEngine, testMonitor } from './testing-engine.ts';

const minuteMs = 60_000;
const problem = 'evaluation took longer than 30 s';

test('an evaluation that does not come back keeps its states and holds up no other; what comes late counts for nothing', async () => {
  const metrics = new MemoryMetrics();
  const points = [5, 11, 11, 5].map((value, at) => [startMs / 1000 + at * 60, value] as const);
  metrics.add({ metric: 'm', type: 'gauge', host: 'a', tags: [], intervalS: 0 }, points);
  let hanging: PromiseWithResolvers<void> | undefined;
  let begun = 0;
  const select: MemoryMetrics['select'] = async (metric, filter) => {
    if (metric === 'n') {
      begun += 1;
      await hanging?.promise;
    }
    return metrics.select('m', filter);
  };
  const records = [testMonitor({ id: 2, query: 'avg(last_1m):avg:n{*} by {host} > 10' }), testMonitor()];
  const { engine, clock } = await testEngine({
    metrics: { select, rollup: metrics.rollup.bind(metrics), sketches: metrics.sketches.bind(metrics) },
    monitors: { list: () => records },
  });
  const minute = async (at: number): Promise<void> => {
    await clock.advance(startMs + at * minuteMs - clock.now());
    const ticking = engine.tick(clock.now());
    await clock.advance(0);
    await clock.advance(30_000);
    await ticking;
  };
  const states = () => [1, 2].map((id) => [engine.stateOf(id).overall, engine.stateOf(id).problem]);
  await minute(1);
  assert.deepEqual(states(), [
    ['OK', undefined],
    ['OK', undefined],
  ]);
  const late = Promise.withResolvers<void>();
  hanging = late;
  await minute(2);
  const hangs = [
    ['Alert', undefined],
    ['OK', problem],
  ];
  assert.deepEqual(states(), hangs);
  // It is not begun again as long as it hangs.
  await minute(3);
  assert.equal(begun, 2);
  assert.deepEqual(states(), hangs);
  hanging = undefined;
  late.resolve();
  await clock.advance(1000);
  assert.deepEqual(states(), hangs);
  await minute(4);
  assert.equal(begun, 3);
  assert.deepEqual(states(), [
    ['OK', undefined],
    ['OK', undefined],
  ]);
  assert.deepEqual(
    engine.stateOf(2).history?.map(({ state }) => state),
    ['OK'],
  );
});

test('the time of an evaluation ends at 30 s, not before', async () => {
  const hanging = Promise.withResolvers<void>();
  const metrics = new MemoryMetrics();
  const select: MemoryMetrics['select'] = async (...asked) => {
    await hanging.promise;
    return metrics.select(...asked);
  };
  const { engine, clock } = await testEngine({
    metrics: { select, rollup: metrics.rollup.bind(metrics), sketches: metrics.sketches.bind(metrics) },
    monitors: { list: () => [testMonitor()] },
  });
  let isThrough = false;
  const ticking = engine.tick(startMs + minuteMs).then(() => {
    isThrough = true;
  });
  await clock.advance(0);
  await clock.advance(29_999);
  assert.equal(isThrough, false);
  await clock.advance(1);
  await ticking;
  assert.equal(engine.stateOf(1).problem, problem);
});

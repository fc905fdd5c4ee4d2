import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../lib/log/logger.ts';
import { createRecordingStore } from './intake/recording-store.ts';
import { startSelfMetrics } from './self-metrics.ts';

test('every ten seconds: readings as they are, counters by their growth, nothing of what never grew', async () => {
  const clock = new VirtualClock(Date.UTC(2026, 0, 1) + 3000);
  const { store, sent } = createRecordingStore();
  const readings: Record<string, number> = {
    'store.contexts': 7,
    'intake.accepted.events': 5,
    'intake.refused.bad_tags': 0,
  };
  const log = createLogger('test', 'off');
  const metrics = startSelfMetrics({ store, clock, log, hostname: 'lab', read: async () => ({ ...readings }) });
  await clock.advance(10_000);
  readings['intake.accepted.events'] = 8;
  readings['store.contexts'] = 6;
  await clock.advance(10_000);
  await metrics.stop();
  await clock.advance(10_000);

  const rows = sent.flatMap((message) => {
    assert.ok(message.kind === 'points');
    const { contexts, timestampS, value } = message.batch;
    return contexts.map(({ metric, type, intervalS, host, tags }, i) => [
      ...[metric, type, intervalS, host, tags.join(), (timestampS[i] ?? 0) - Date.UTC(2026, 0, 1) / 1000, value[i]],
    ]);
  });
  assert.deepEqual(rows, [
    ['labrador.store.contexts', 'gauge', 0, 'lab', 'process:backend', 10, 7],
    ['labrador.intake.accepted.events', 'count', 10, 'lab', 'process:backend', 10, 5],
    ['labrador.store.contexts', 'gauge', 0, 'lab', 'process:backend', 20, 6],
    ['labrador.intake.accepted.events', 'count', 10, 'lab', 'process:backend', 20, 3],
  ]);
});

test('a reading that fails is passed over', async () => {
  const clock = new VirtualClock();
  const { store, sent } = createRecordingStore();
  let fails = true;
  const read = async () => {
    if (fails) throw new Error('no answer');
    return { 'process.rss': 1 };
  };
  const metrics = startSelfMetrics({ store, clock, log: createLogger('test', 'off'), hostname: 'lab', read });
  await clock.advance(10_000);
  fails = false;
  await clock.advance(10_000);
  await metrics.stop();
  assert.equal(sent.length, 1);
});

test('a reading that takes long is of the second at which it was asked for', async () => {
  const clock = new VirtualClock(Date.UTC(2026, 0, 1) + 3000);
  const { store, sent } = createRecordingStore();
  const answer = Promise.withResolvers<Record<string, number>>();
  const metrics = startSelfMetrics({
    store,
    clock,
    log: createLogger('test', 'off'),
    hostname: 'lab',
    read: () => answer.promise,
  });
  await clock.advance(19_000);
  answer.resolve({ 'process.rss': 1 });
  await metrics.stop();
  const seconds = sent.flatMap((message) => (message.kind === 'points' ? [...message.batch.timestampS] : []));
  assert.deepEqual(
    seconds.map((second) => second - Date.UTC(2026, 0, 1) / 1000),
    [10],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessagePort } from 'node:worker_threads';
import { DogstatsdReceiver } from './intake/dogstatsd/receiver.ts';
import { testingSettings } from './intake/dogstatsd/testing-settings.ts';
import { Outbox } from './intake/outbox.ts';
import { evaluateMetricQuery } from './query/metrics/evaluate.ts';
import { parseRequestedQuery } from './query/metrics/parse-query.ts';
import { temporaryStore } from './store/testing/temporary-store.ts';

const settings = testingSettings({
  dogstatsd_expiry_seconds: 0,
  histogram_aggregates: ['count'],
  histogram_percentiles: [],
});

test('counts before and after a restart within the same ten seconds are all there', async (t) => {
  const { store, clock, reopen } = await temporaryStore(t);
  // To a second that no bucket begins with, two seconds into one.
  await clock.advance(12_000 - (clock.now() % 10_000));
  const startS = Math.floor(clock.now() / 1000);
  const receive = async (port: MessagePort, text: string): Promise<void> => {
    const outbox = new Outbox(port, { source: 'dogstatsd' });
    const receiver = new DogstatsdReceiver(settings, { clock, outbox, log: ({ text }) => assert.fail(text) });
    for (const line of text.split('\n')) receiver.receive(Buffer.from(line));
    await clock.advance(1000);
    receiver.stop();
    await outbox.taken();
    port.close();
  };
  await receive(store.openPort(), 'c:1|c\nc:4|c');
  await clock.advance(2000);
  const again = await reopen();
  await receive(again.openPort(), 'c:3|c');
  const window = { fromS: startS - 60, toS: startS + 60 };
  const { series } = await evaluateMetricQuery(again.metrics, parseRequestedQuery('sum:c{*}.as_count()'), window);
  const values = Array.from(series[0]?.values ?? []).filter((value) => !Number.isNaN(value));
  assert.equal(
    values.reduce((sum, value) => sum + value, 0),
    8,
  );
});

/**
 * A process for the durability test: opens the store in the folder given as argument, sends one point after another,
 * each with a span of the same second, and prints the second of each, and when (Unix milliseconds), once the store has taken it over. It goes on until killed.
 */
import { systemClock } from '../../../../lib/clock/system-clock.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import { openStore } from '../open-store.ts';
import { spanBatch } from '../spans/span-batch.ts';
import { metricBatch } from './metric-batch.ts';

const store = await openStore({
  dataDir: process.argv[2] ?? '',
  clock: systemClock,
  log: createLogger('ingest', 'off'),
});
const startS = Math.floor(systemClock.now() / 1000) - 86_400;
for (let n = 0; ; n++) {
  store.sink.send({ kind: 'points', batch: metricBatch({ metric: 'm', points: [[startS + n, n]] }) });
  const startNs = BigInt(startS + n) * 1_000_000_000n;
  store.sink.send({ kind: 'spans', batch: spanBatch({ startNs, tags: [['second', `${startS + n}`]] }) });
  // An answer comes after what was sent before it was taken over.
  await store.counters();
  process.stdout.write(`${startS + n} ${Date.now()}\n`);
  await new Promise((resolve) => systemClock.after(5, () => resolve(undefined)));
}

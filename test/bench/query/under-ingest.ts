import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import { type OpenStore, openStore } from '../../../services/backend/store/open-store.ts';
import type { Bench, BenchContext, Row } from '../bench.ts';
import { pause } from '../measure/pause.ts';
import { percentile } from '../measure/statistics.ts';
import { type Amount, timesMs } from '../measure/time.ts';
import { evaluateHour } from './evaluate-hour.ts';
import type { IngestStart } from './ingest-worker.ts';
import { batchesOf, type SeriesHour, windowS } from './series-hour.ts';

const endS = 1_800_000_000;
const hour: SeriesHour = { hosts: 100, firstS: endS - windowS, endS };
const warmUpMs = 500;
/** What the DogStatsD door must take without loss. */
const steadyPerSecond = 100_000;

/** The same query while nothing arrives, and while another thread sends points to the store. */
export const queryUnderIngest: Bench = {
  name: 'query-ingest',
  about:
    'avg by host while points arrive, 100,000 a second and as fast as the store takes them, against the same when idle',
  seconds: [20, 75],
  run: async (context) => ({
    rows: [
      ...(await measureRate({ name: '100k points/s arrive', perSecond: steadyPerSecond }, context)),
      ...(await measureRate({ name: 'points arrive as fast as they are taken', perSecond: 0 }, context)),
    ],
  }),
};

async function measureRate(rate: { name: string; perSecond: number }, context: BenchContext): Promise<Row[]> {
  const amount = context.full ? { runs: 1000, atMostMs: 25_000 } : { runs: 200, atMostMs: 6000 };
  const dataDir = path.join(context.folder, `store-${rate.perSecond}`);
  const parts = { dataDir, clock: new VirtualClock(endS * 1000), log: createLogger('bench', 'error') };
  const store = await openStore(parts);
  context.after(() => store.close());
  for (const batch of batchesOf(hour)) store.sink.send({ kind: 'points', batch });
  const idle = await timesMs(() => evaluateHour(store.metrics, hour), { ...amount, warmUps: 10 });
  const { busy, takenPerSecond } = await whileIngesting(store, { perSecond: rate.perSecond, amount, context });
  await store.close();
  const row = (name: string, p: number): Row => ({
    what: `avg by host, 1 h, 1000 series, while ${rate.name}, ${name}`,
    figure: { value: percentile(busy, p), unit: 'ms' },
    reference: { what: 'when idle', value: percentile(idle, p) },
  });
  const taken = Math.round(takenPerSecond / 1000);
  const notes = [`While ${rate.name}: ${taken}k points/s were taken over, and ${busy.length} queries answered.`];
  // Of a few, that is the worst.
  const p99 = busy.length < 100 ? `p99 (of ${busy.length})` : 'p99';
  return [row('median', 0.5), { ...row(p99, 0.99), notes }];
}

async function whileIngesting(
  store: OpenStore,
  { perSecond, amount, context }: { perSecond: number; amount: Omit<Amount, 'warmUps'>; context: BenchContext },
): Promise<{ busy: number[]; takenPerSecond: number }> {
  const port = store.openPort();
  const workerData: IngestStart = { port, endS, perSecond };
  const writer = new Worker(new URL('./ingest-worker.ts', import.meta.url), { workerData, transferList: [port] });
  context.after(() => writer.terminate());
  await pause(warmUpMs);
  const before = await rowsTaken(writer);
  const startMs = performance.now();
  const busy = await timesMs(() => evaluateHour(store.metrics, hour), { ...amount, warmUps: 0 });
  const takenPerSecond = ((await rowsTaken(writer)) - before) / ((performance.now() - startMs) / 1000);
  await writer.terminate();
  return { busy, takenPerSecond };
}

async function rowsTaken(writer: Worker): Promise<number> {
  writer.postMessage('now');
  const [rows] = (await once(writer, 'message')) as [number];
  return rows;
}

/**
 * How the DogStatsD receiver compares to a bare `dgram` socket with an empty handler: packets a second under flood,
 * and processor time of the thread per packet at 60,000 packets a second. Pairs are interleaved, medians shown.
 * Run: node test/bench/dogstatsd.ts
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BenchWorkerData } from './dogstatsd-worker.ts';

const pairs = 5;
const windowMs = 700;
const warmUpMs = 300;
const steadyPerSecond = 60_000;

interface Reading {
  readonly packets: number;
  readonly cpuUs: number;
  readonly atMs: number;
}

function startWorker(workerData: BenchWorkerData): Worker {
  return new Worker(new URL('./dogstatsd-worker.ts', import.meta.url), { workerData });
}

async function read(worker: Worker): Promise<Reading> {
  worker.postMessage('read');
  const [reading] = (await once(worker, 'message')) as [Reading];
  return reading;
}

async function measure(
  role: 'empty' | 'receiver',
  load: { readonly packets: readonly string[]; readonly perSecond: number },
) {
  const receiver = startWorker({ role });
  const [{ port }] = (await once(receiver, 'message')) as [{ port: number }];
  const sender = startWorker({ role: 'sender', port, ...load });
  await once(sender, 'online');
  await new Promise((resolve) => setTimeout(resolve, warmUpMs));
  const before = await read(receiver);
  await new Promise((resolve) => setTimeout(resolve, windowMs));
  const after = await read(receiver);
  await Promise.all([sender.terminate(), receiver.terminate()]);
  const packets = after.packets - before.packets;
  return {
    perSecond: (packets * 1000) / (after.atMs - before.atMs),
    cpuUsPerPacket: (after.cpuUs - before.cpuUs) / packets,
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

for (const metricsPerPacket of [1, 10]) {
  const packets = Array.from({ length: 640 }, (_, p) =>
    Array.from({ length: metricsPerPacket }, (_, m) => {
      const id = (p * metricsPerPacket + m) % 640;
      return `app.requests.count:${id % 97}|${id % 2 ? 'c' : 'g'}|#env:prod,service:web,endpoint:${id}`;
    }).join('\n'),
  );
  const ratios: number[] = [];
  const flood = { empty: [] as number[], receiver: [] as number[] };
  const cpu = { empty: [] as number[], receiver: [] as number[] };
  for (let pair = 0; pair < pairs; pair++) {
    for (const role of ['empty', 'receiver'] as const) {
      flood[role].push((await measure(role, { packets, perSecond: 0 })).perSecond);
      cpu[role].push((await measure(role, { packets, perSecond: steadyPerSecond })).cpuUsPerPacket);
    }
    ratios.push((flood.receiver.at(-1) ?? 0) / (flood.empty.at(-1) ?? 1));
  }
  const perSecond = median(flood.receiver);
  process.stdout.write(
    [
      `${metricsPerPacket} metrics a packet: ratio ${median(ratios).toFixed(2)}`,
      `empty ${Math.round(median(flood.empty))} packets/s`,
      `receiver ${Math.round(perSecond)} packets/s (${Math.round(perSecond * metricsPerPacket)} metrics/s)`,
      `CPU per packet ${median(cpu.empty).toFixed(2)} µs empty, ${median(cpu.receiver).toFixed(2)} µs receiver\n`,
    ].join(', '),
  );
}

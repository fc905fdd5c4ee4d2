import type { Bench, Row } from '../bench.ts';
import { pause } from '../measure/pause.ts';
import { median } from '../measure/statistics.ts';
import { startReceiver, startSender } from './bench-threads.ts';
import { makePackets } from './packets.ts';
import type { Load, ReceiverRole } from './worker.ts';

const warmUpMs = 200;
/** At this rate the receiver is never short of time, so that its thread's time per packet is what a packet costs. */
const steadyPerSecond = 60_000;
const reference = 'bare dgram socket';

/**
 * How the DogStatsD receiver compares to a bare `dgram` socket with an empty handler, each in a thread of its own: packets
 * a second under flood, and the thread's processor time per packet at a steady rate. Pairs are interleaved.
 */
export const dogstatsdThroughput: Bench = {
  name: 'dogstatsd',
  about: 'packets a second and time per packet of the DogStatsD receiver, against a bare socket',
  seconds: [36, 80],
  run: async ({ full }) => {
    const extent = full ? { pairs: 9, windowMs: 800 } : { pairs: 5, windowMs: 500 };
    return {
      rows: [
        ...(await measureSize({ metricsPerPacket: 1, goal: 0.9, ...extent })),
        ...(await measureSize({ metricsPerPacket: 10, goal: 0.7, ...extent })),
      ],
    };
  },
};

interface Extent {
  readonly pairs: number;
  readonly windowMs: number;
}

async function measureSize(size: Extent & { metricsPerPacket: number; goal: number }): Promise<Row[]> {
  const packets = makePackets(size.metricsPerPacket);
  const flood = { empty: [] as number[], receiver: [] as number[] };
  const floodCpu = { empty: [] as number[], receiver: [] as number[] };
  const steadyCpu = { empty: [] as number[], receiver: [] as number[] };
  for (let pair = 0; pair < size.pairs; pair++) {
    for (const role of ['empty', 'receiver'] as const) {
      const flooded = await measure(role, { packets, perSecond: 0 }, size);
      flood[role].push(flooded.perSecond);
      floodCpu[role].push(flooded.cpuUsPerPacket);
      steadyCpu[role].push((await measure(role, { packets, perSecond: steadyPerSecond }, size)).cpuUsPerPacket);
    }
  }
  const name = size.metricsPerPacket === 1 ? 'one metric a packet' : `${size.metricsPerPacket} metrics a packet`;
  return [
    {
      what: `DogStatsD, ${name}, flooded`,
      figure: { value: median(flood.receiver), unit: 'packets/s' },
      reference: { what: reference, value: median(flood.empty) },
      ratio: median(flood.receiver.map((each, pair) => each / (flood.empty[pair] ?? Number.NaN))),
      goal: { of: 'ratio', is: 'at least', bound: size.goal },
      notes: [`DogStatsD: medians of ${size.pairs} interleaved pairs; the ratio is the median of theirs.`],
    },
    threadTime(`DogStatsD, ${name}, flooded, time of its thread`, floodCpu),
    threadTime(`DogStatsD, ${name}, at 60k packets/s, time of its thread`, steadyCpu),
  ];
}

function threadTime(what: string, cpuUs: Readonly<Record<ReceiverRole, readonly number[]>>): Row {
  return {
    what,
    figure: { value: median(cpuUs.receiver), unit: 'µs/packet' },
    reference: { what: reference, value: median(cpuUs.empty) },
    notes: [
      'DogStatsD: where other work keeps the machine busy, the time of the thread tells more than packets a second.',
    ],
  };
}

async function measure(role: ReceiverRole, load: Load, { windowMs }: Extent) {
  const receiver = await startReceiver(role);
  const sender = await startSender(receiver.port, load);
  await pause(warmUpMs);
  const before = await receiver.read();
  await pause(windowMs);
  const after = await receiver.read();
  await sender.end();
  await receiver.end();
  const packets = after.packets - before.packets;
  return {
    perSecond: (packets * 1000) / (after.atMs - before.atMs),
    cpuUsPerPacket: (after.cpuUs - before.cpuUs) / packets,
  };
}

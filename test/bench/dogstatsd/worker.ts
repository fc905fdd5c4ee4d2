/** Threads of the DogStatsD benchmarks: a bare socket, the real receiver, or the sender, by `workerData.role`. */
import dgram from 'node:dgram';
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../../lib/clock/system-clock.ts';
import { datadogSchema } from '../../../lib/config/datadog-schema.ts';
import { readKernelDrops } from '../../../services/backend/intake/dogstatsd/kernel-drops.ts';
import { DogstatsdReceiver } from '../../../services/backend/intake/dogstatsd/receiver.ts';
import { readDogstatsdSettings } from '../../../services/backend/intake/dogstatsd/settings.ts';
import { bindUdp } from '../../../services/backend/intake/dogstatsd/udp-socket.ts';
import { Outbox, type StorePort } from '../../../services/backend/intake/outbox.ts';
import { sinkRows } from '../../../services/backend/store/sink-rows.ts';

export type ReceiverRole = 'empty' | 'receiver';

/** What a sender sends: `perSecond` packets, in turn; 0: as many as go. */
export interface Load {
  readonly packets: readonly string[];
  readonly perSecond: number;
}

export type BenchWorkerData =
  | { readonly role: ReceiverRole }
  | { readonly role: 'sender'; readonly port: number; readonly load: Load };

/** What a receiving thread answers to any message; a sender ends at one, and answers how many packets it sent. */
export interface Reading {
  readonly packets: number;
  /** Processor time of the thread, microseconds. */
  readonly cpuUs: number;
  readonly atMs: number;
  /** Of the socket, by the kernel; absent where it does not tell. */
  readonly kernelDrops?: number;
}

/** What a receiving thread says first. */
export interface Listening {
  readonly port: number;
  /** As the kernel gave it. */
  readonly receiveBufferBytes: number;
}

const data = workerData as BenchWorkerData;
if (data.role === 'sender') await send(data);
else await receive(data.role);

async function receive(role: ReceiverRole): Promise<void> {
  const place = { hostname: 'bench', bindHost: '127.0.0.1' };
  const { settings } = readDogstatsdSettings(datadogSchema.parse({ dogstatsd_port: 0 }), place);
  const { socket, receiveBufferBytes } = await bindUdp(settings);
  let packets = 0;
  if (role === 'empty') socket.on('message', () => packets++);
  else {
    const receiver = new DogstatsdReceiver(settings, {
      clock: systemClock,
      outbox: new Outbox(answeringPort(), { source: 'dogstatsd' }),
      log: () => {},
    });
    socket.on('message', (packet) => {
      packets++;
      receiver.receive(packet);
    });
  }
  const { port } = socket.address();
  parentPort?.on('message', () => {
    const { user, system } = process.threadCpuUsage();
    const kernelDrops = readKernelDrops(port);
    const reading: Reading = {
      packets,
      cpuUs: user + system,
      atMs: performance.now(),
      ...(kernelDrops === undefined ? {} : { kernelDrops }),
    };
    parentPort?.postMessage(reading);
  });
  const listening: Listening = { port, receiveBufferBytes };
  parentPort?.postMessage(listening);
}

/** A store at no cost: what is measured is the receiver. */
function answeringPort(): StorePort {
  let rows = 0;
  let listener: Parameters<StorePort['on']>[1] = () => {};
  return {
    postMessage: (message) => {
      const more = sinkRows(message);
      if (more === 0) return;
      rows += more;
      setImmediate(() => listener({ kind: 'taken', rows }));
    },
    on: (_event, to) => {
      listener = to;
    },
  };
}

/** Sends in small bursts until it is told to end. */
async function send({ port, load }: Extract<BenchWorkerData, { role: 'sender' }>): Promise<void> {
  const socket = dgram.createSocket('udp4');
  await new Promise<void>((resolve) => socket.connect(port, '127.0.0.1', resolve));
  const packets = load.packets.map((text) => Buffer.from(text));
  const startMs = performance.now();
  let sent = 0;
  let next: NodeJS.Immediate;
  const burst = (): void => {
    const due = load.perSecond === 0 ? sent + 200 : ((performance.now() - startMs) * load.perSecond) / 1000;
    for (let i = 0; i < 400 && sent < due; i++) socket.send(packets[sent++ % packets.length] as Buffer);
    next = setImmediate(burst);
  };
  parentPort?.once('message', () => {
    clearImmediate(next);
    // What still waits in the socket is sent before it closes.
    socket.close(() => parentPort?.postMessage({ sent, tookMs: performance.now() - startMs }));
  });
  burst();
}

/** Threads of the DogStatsD benchmark: a bare socket, the real receiver, or the sender, by `workerData.role`. */
import dgram from 'node:dgram';
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../lib/clock/system-clock.ts';
import { datadogSchema } from '../../lib/config/datadog-schema.ts';
import { Outbox, type StorePort } from '../../services/backend/intake/dogstatsd/outbox.ts';
import { DogstatsdReceiver } from '../../services/backend/intake/dogstatsd/receiver.ts';
import { readDogstatsdSettings } from '../../services/backend/intake/dogstatsd/settings.ts';
import { bindUdp } from '../../services/backend/intake/dogstatsd/udp-socket.ts';

export type BenchWorkerData =
  | { readonly role: 'empty' | 'receiver' }
  | { readonly role: 'sender'; readonly port: number; readonly packets: readonly string[]; readonly perSecond: number };

const data = workerData as BenchWorkerData;
if (data.role === 'sender') await sendUntilTold(data);
else await receive(data.role);

async function receive(role: 'empty' | 'receiver'): Promise<void> {
  const place = { hostname: 'bench', bindHost: '127.0.0.1' };
  const { settings } = readDogstatsdSettings(datadogSchema.parse({ dogstatsd_port: 0 }), place);
  const { socket } = await bindUdp(settings);
  let packets = 0;
  if (role === 'empty') socket.on('message', () => packets++);
  else {
    const receiver = new DogstatsdReceiver(settings, {
      clock: systemClock,
      outbox: new Outbox(answeringPort()),
      log: () => {},
    });
    socket.on('message', (packet) => {
      packets++;
      receiver.receive(packet);
    });
  }
  parentPort?.on('message', () => {
    const { user, system } = process.threadCpuUsage();
    parentPort?.postMessage({ packets, cpuUs: user + system, atMs: performance.now() });
  });
  parentPort?.postMessage({ port: socket.address().port });
}

/** A store at no cost: what is measured is the receiver. */
function answeringPort(): StorePort {
  let rows = 0;
  let listener: Parameters<StorePort['on']>[1] = () => {};
  return {
    postMessage: (message) => {
      if (message.kind !== 'points') return;
      rows += message.batch.value.length;
      setImmediate(() => listener({ kind: 'taken', rows }));
    },
    on: (_event, to) => {
      listener = to;
    },
  };
}

/** Sends `perSecond` packets (0: as many as go) in small bursts, until the thread is ended. */
async function sendUntilTold(sender: Extract<BenchWorkerData, { role: 'sender' }>): Promise<void> {
  const socket = dgram.createSocket('udp4');
  await new Promise<void>((resolve) => socket.connect(sender.port, '127.0.0.1', resolve));
  const packets = sender.packets.map((text) => Buffer.from(text));
  const startMs = performance.now();
  let sent = 0;
  const burst = (): void => {
    const due = sender.perSecond === 0 ? sent + 200 : ((performance.now() - startMs) * sender.perSecond) / 1000;
    for (let i = 0; i < 400 && sent < due; i++) socket.send(packets[sent++ % packets.length] as Buffer);
    setImmediate(burst);
  };
  burst();
}

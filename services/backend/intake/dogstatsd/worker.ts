import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../../../lib/clock/system-clock.ts';
import { readKernelDrops } from './kernel-drops.ts';
import type { WorkerMessage, WorkerRequest, WorkerStart } from './messages.ts';
import { Outbox } from './outbox.ts';
import { DogstatsdReceiver } from './receiver.ts';
import { bindUdp, type UdpDoor } from './udp-socket.ts';

/** How long the store may take for the last points. */
const lastPointsMs = 5000;

const { settings, storePort } = workerData as WorkerStart;

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

/** The worker's composition: socket → receiver → store port. */
async function main(): Promise<void> {
  let door: UdpDoor;
  try {
    door = await bindUdp(settings);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    post({ kind: 'failed', code, message });
    storePort.close();
    return;
  }
  const { socket } = door;
  const outbox = new Outbox(storePort);
  const receiver = new DogstatsdReceiver(settings, {
    clock: systemClock,
    outbox,
    log: (line) => post({ kind: 'log', line }),
  });
  socket.on('message', (packet) => receiver.receive(packet));
  const { address, port } = socket.address();
  parentPort?.on('message', (request: WorkerRequest) => {
    if (request.kind === 'counters') {
      const counters = {
        ...receiver.counters(),
        'dogstatsd.receive_buffer_bytes': door.receiveBufferBytes,
        ...kernelDrops(port),
      };
      post({ kind: 'counters', id: request.id, counters });
    } else {
      socket.close();
      receiver.stop();
      setTimeout(end, lastPointsMs).unref();
      void outbox.taken().then(end);
      storePort.once('close', end);
    }
  });
  post({ kind: 'listening', address, port });
}

function kernelDrops(port: number): Record<string, number> {
  const drops = readKernelDrops(port);
  return drops === undefined ? {} : { 'dogstatsd.kernel_drops': drops };
}

function end(): void {
  post({ kind: 'stopped' });
  storePort.close();
  parentPort?.close();
}

await main();

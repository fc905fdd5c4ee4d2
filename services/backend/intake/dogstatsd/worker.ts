import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../../../lib/clock/system-clock.ts';
import { Outbox } from '../outbox.ts';
import type { LogLine } from '../throttled-log.ts';
import { CaptureFile } from './capture-file.ts';
import { readKernelDrops } from './kernel-drops.ts';
import type { WorkerMessage, WorkerRequest, WorkerStart } from './messages.ts';
import { servePackets } from './packets-port.ts';
import { DogstatsdReceiver } from './receiver.ts';
import { openStreamSocket, type StreamDoor } from './stream-socket.ts';
import { bindUdp, type UdpDoor } from './udp-socket.ts';

/** How long the store may take for the last points. */
const lastPointsMs = 5000;

const { settings, storePort } = workerData as WorkerStart;

/** What is captured, if anything is. */
let capture: CaptureFile | undefined;

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

/** The worker's composition: sockets → receiver → store port. */
async function main(): Promise<void> {
  const outbox = new Outbox(storePort, { source: 'dogstatsd' });
  const clock = systemClock;
  const log = (line: LogLine): void => post({ kind: 'log', line });
  const receiver = new DogstatsdReceiver(settings, { clock, outbox, log });
  let udp: UdpDoor | undefined;
  let stream: StreamDoor | undefined;
  try {
    udp = await bindUdp(settings);
    if (settings.streamSocket !== '')
      stream = await openStreamSocket(settings, {
        onFrame: (frame) => {
          capture?.packet(frame);
          receiver.receive(frame, 'uds');
        },
        clock,
        log,
      });
  } catch (error) {
    post({ kind: 'failed', message: (error as Error).message });
    udp?.socket.close();
    receiver.stop();
    end();
    return;
  }
  serve({ outbox, receiver, udp, ...(stream && { stream }) });
}

/** Answers the main thread until it is told to stop. */
function serve(parts: {
  readonly outbox: Outbox;
  readonly receiver: DogstatsdReceiver;
  readonly udp: UdpDoor;
  readonly stream?: StreamDoor;
}): void {
  const { outbox, receiver, udp, stream } = parts;
  udp.socket.on('message', (packet) => {
    capture?.packet(packet);
    receiver.receive(packet);
  });
  const { address, port } = udp.socket.address();
  const packetPorts: MessagePort[] = [];
  parentPort?.on('message', (request: WorkerRequest) => {
    if (request.kind === 'counters') {
      const counters = {
        ...receiver.counters(),
        ...stream?.counters(),
        'dogstatsd.receive_buffer_bytes': udp.receiveBufferBytes,
        ...kernelDrops(port),
      };
      post({ kind: 'counters', id: request.id, counters });
    } else if (request.kind === 'metric_stats') {
      if (request.enabled !== undefined) receiver.countByMetric(request.enabled);
      post({ kind: 'metric_stats', id: request.id, stats: receiver.metricStats() });
    } else if (request.kind === 'packets') {
      servePackets(request.port, { receiver, maxPacketBytes: settings.bufferSizeBytes });
      packetPorts.push(request.port);
    } else if (request.kind === 'capture') {
      capture?.stop();
      capture = new CaptureFile(request.order, { clock: systemClock, onEnd: endCapture });
    } else {
      capture?.stop();
      udp.socket.close();
      stream?.close();
      for (const packetPort of packetPorts) packetPort.close();
      receiver.stop();
      setTimeout(end, lastPointsMs).unref();
      void outbox.taken().then(end);
      storePort.once('close', end);
    }
  });
  post({ kind: 'listening', address, port });
}

function endCapture(problem?: string): void {
  capture = undefined;
  post({ kind: 'captured', ...(problem !== undefined && { problem }) });
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

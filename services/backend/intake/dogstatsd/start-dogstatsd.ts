import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { DogstatsdMetricStats, StatsRequest } from '../../../../lib/api-types/dogstatsd.ts';
import type { DatadogConfig } from '../../../../lib/config/datadog-schema.ts';
import type { Logger } from '../../../../lib/log/logger.ts';
import { whenListening } from '../when-listening.ts';
import type { CaptureOrder } from './capture-file.ts';
import type { WorkerMessage, WorkerRequest, WorkerStart } from './messages.ts';
import { readDogstatsdSettings } from './settings.ts';

export interface Dogstatsd {
  /** Where to send to, `udp://127.0.0.1:8125`; loopback where it listens on all addresses. */
  readonly endpoint: string;
  readonly port: number;
  /** The Unix stream socket, `unixstream:///run/dsd.socket`; absent where none is configured. */
  readonly streamEndpoint?: string;
  /** A way in for lines that came otherwise: to be transferred to another worker, it speaks `PacketsMessage` / `PacketsReply`. */
  openPort(): MessagePort;
  /** What came in and what was refused, since the start, by name (`dogstatsd.packets`, …). */
  counters(): Promise<Readonly<Record<string, number>>>;
  /** Writes all packets into a file for some time. @returns false while another capture goes on */
  capture(order: CaptureOrder): boolean;
  /** Samples by metric; before that, with `switched`, begins to count them or ends it. */
  metricStats(switched?: StatsRequest): Promise<DogstatsdMetricStats>;
  /** Closes the socket and hands everything to the store, open buckets too. */
  stop(): Promise<void>;
}

/**
 * Starts the DogStatsD receiver in a worker thread of its own.
 * @param start.storePort a port of the store; it is transferred to the worker
 * @param start.bindHost address to bind, unless `dogstatsd_non_local_traffic` opens it to all
 * @throws when the port cannot be bound or the Unix socket not be opened, naming it and the key
 */
export async function startDogstatsd(start: {
  readonly config: DatadogConfig;
  readonly hostname: string;
  readonly storePort: MessagePort;
  readonly bindHost: string;
  readonly log: Logger;
}): Promise<Dogstatsd> {
  const { settings, warnings } = readDogstatsdSettings(start.config, start);
  for (const warning of warnings) start.log.warn(warning);
  const workerData: WorkerStart = { settings, storePort: start.storePort };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData,
    transferList: [start.storePort],
    name: 'dogstatsd',
  });
  let isCapturing = false;
  const asked = new Map<number, (counters: Readonly<Record<string, number>>) => void>();
  const askedStats = new Map<number, (stats: DogstatsdMetricStats) => void>();
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'log') start.log[message.line.level](message.line.text);
    if (message.kind === 'counters') {
      asked.get(message.id)?.(message.counters);
      asked.delete(message.id);
    }
    if (message.kind === 'metric_stats') {
      askedStats.get(message.id)?.(message.stats);
      askedStats.delete(message.id);
    }
    if (message.kind === 'captured') {
      isCapturing = false;
      if (message.problem !== undefined) start.log.error(`DogStatsD capture ended early: ${message.problem}`);
    }
  });
  const { address, port } = await whenListening(worker, 'DogStatsD worker');
  const request = (message: WorkerRequest, transfer: readonly MessagePort[] = []): void =>
    worker.postMessage(message, transfer);
  let nextId = 0;
  let stopped: Promise<void> | undefined;
  return {
    endpoint: `udp://${hostInUrl(address)}:${port}`,
    port,
    ...(settings.streamSocket !== '' && { streamEndpoint: `unixstream://${settings.streamSocket}` }),
    openPort: () => {
      const { port1, port2 } = new MessageChannel();
      request({ kind: 'packets', port: port1 }, [port1]);
      return port2;
    },
    counters: () =>
      new Promise((resolve) => {
        if (stopped) {
          resolve({});
          return;
        }
        const id = nextId++;
        asked.set(id, resolve);
        request({ kind: 'counters', id });
      }),
    capture: (order) => {
      if (isCapturing) return false;
      isCapturing = true;
      request({ kind: 'capture', order });
      return true;
    },
    metricStats: (switched) =>
      new Promise((resolve) => {
        if (stopped) {
          resolve({ enabled: false, metrics: [], leftOut: 0 });
          return;
        }
        const id = nextId++;
        askedStats.set(id, resolve);
        request({ kind: 'metric_stats', id, ...switched });
      }),
    stop: () => {
      stopped ??= new Promise((resolve) => {
        worker.once('exit', () => resolve());
        request({ kind: 'stop' });
      });
      return stopped;
    },
  };
}

function hostInUrl(address: string): string {
  if (address === '0.0.0.0') return '127.0.0.1';
  if (address === '::') return '[::1]';
  return address.includes(':') ? `[${address}]` : address;
}

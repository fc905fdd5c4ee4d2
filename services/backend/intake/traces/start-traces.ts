import { type MessagePort, Worker } from 'node:worker_threads';
import type { DatadogConfig } from '../../../../lib/config/datadog-schema.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Logger } from '../../../../lib/log/logger.ts';
import { whenListening } from '../when-listening.ts';
import type { AgentIntake } from './agent-intake.ts';
import type { WorkerMessage, WorkerRequest, WorkerStart } from './messages.ts';
import { readTracesSettings } from './settings.ts';

/** The trace receiver. */
export interface Traces extends AgentIntake {
  /** Where to send to, `http://127.0.0.1:8126`; not loopback where it listens on all addresses. */
  readonly endpoint: string;
  readonly port: number;
  /** The Unix socket, `unix:///run/apm.socket`; absent where none is configured. */
  readonly socketEndpoint?: string;
  /** What came in and what was refused, since the start, by name (`traces.spans`, …). */
  counters(): Promise<Readonly<Record<string, number>>>;
  /** Closes the doors and hands everything to the store, open buckets of trace metrics too. */
  stop(): Promise<void>;
}

/**
 * Starts the trace receiver in a worker thread of its own.
 * @param start.storePort a port of the store; it is transferred to the worker
 * @param start.bindHost address to bind, unless `apm_non_local_traffic` opens it to all
 * @param start.dogstatsd the receiver that metrics sent to the proxy are for; its port is transferred to the worker
 * @throws when the port cannot be bound or the Unix socket not be opened, naming it and the key
 */
export async function startTraces(start: {
  readonly config: DatadogConfig;
  readonly hostname: string;
  readonly dataDir: string;
  readonly storePort: MessagePort;
  readonly bindHost: string;
  readonly log: Logger;
  readonly dogstatsd?: { readonly port: number; readonly packets: MessagePort };
}): Promise<Traces> {
  const { dogstatsd } = start;
  const settings = readTracesSettings(start.config, { ...start, ...(dogstatsd && { dogstatsdPort: dogstatsd.port }) });
  const workerData: WorkerStart = {
    settings,
    storePort: start.storePort,
    ...(dogstatsd && { dogstatsdPort: dogstatsd.packets }),
  };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData,
    transferList: [start.storePort, ...(dogstatsd ? [dogstatsd.packets] : [])],
    name: 'traces',
  });
  const asked = new Map<number, (message: WorkerMessage) => void>();
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'log') start.log[message.line.level](message.line.text);
    if ('id' in message) {
      asked.get(message.id)?.(message);
      asked.delete(message.id);
    }
  });
  const { address, port } = await whenListening(worker, 'trace receiver');
  const request = (message: WorkerRequest, transfer: readonly ArrayBuffer[] = []): void =>
    worker.postMessage(message, transfer);
  let nextId = 0;
  let stopped: Promise<void> | undefined;
  return {
    endpoint: `http://${address.includes(':') ? `[${address}]` : address}:${port}`,
    port,
    ...(settings.socket !== '' && { socketEndpoint: `unix://${settings.socket}` }),
    counters: () =>
      new Promise((resolve) => {
        if (stopped) {
          resolve({});
          return;
        }
        const id = nextId++;
        asked.set(id, (message) => resolve(message.kind === 'counters' ? message.counters : {}));
        request({ kind: 'counters', id });
      }),
    take: (what, body) =>
      new Promise((resolve, reject) => {
        if (stopped) {
          reject(errors.overloaded());
          return;
        }
        const id = nextId++;
        // A copy of its own, so that it can be moved.
        const bytes = new Uint8Array(body);
        asked.set(id, (message) => {
          if (message.kind === 'agent' && message.fault)
            reject(errors.refused(message.fault.status, message.fault.texts));
          else resolve();
        });
        request({ kind: 'agent', id, what, bytes }, [bytes.buffer]);
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

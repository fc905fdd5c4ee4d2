import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../../../lib/clock/system-clock.ts';
import { HttpError } from '../../../../lib/http/http-error.ts';
import type { LogLine } from '../throttled-log.ts';
import type { WorkerMessage, WorkerRequest, WorkerStart } from './messages.ts';
import { type OpenTraces, openTraces } from './open-traces.ts';

const start = workerData as WorkerStart;

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

/** Opens the receiver and answers the main thread until it is told to stop. */
async function main(): Promise<void> {
  const log = (line: LogLine): void => post({ kind: 'log', line });
  try {
    const traces = await openTraces(start, { clock: systemClock, log });
    parentPort?.on('message', (request: WorkerRequest) => {
      if (request.kind === 'counters') post({ kind: 'counters', id: request.id, counters: traces.counters() });
      else if (request.kind === 'agent') void takeAgentBody(traces, request);
      else void traces.close().then(end);
    });
    post({ kind: 'listening', address: start.settings.bindHost, port: traces.port });
  } catch (error) {
    post({ kind: 'failed', message: (error as Error).message });
    end();
  }
}

async function takeAgentBody(
  traces: OpenTraces,
  { id, what, bytes }: WorkerRequest & { kind: 'agent' },
): Promise<void> {
  try {
    await traces.take(what, bytes);
    post({ kind: 'agent', id });
  } catch (error) {
    // A fault of ours ends the process, as anywhere in this thread.
    if (!(error instanceof HttpError)) throw error;
    post({ kind: 'agent', id, fault: { status: error.status, texts: error.errors } });
  }
}

function end(): void {
  post({ kind: 'stopped' });
  start.storePort.close();
  start.dogstatsdPort?.close();
  parentPort?.close();
}

await main();

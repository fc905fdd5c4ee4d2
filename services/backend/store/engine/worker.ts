/** Entry of the store's thread: it alone holds the database, everything else reaches it by message. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../../../lib/clock/system-clock.ts';
import { answerCall } from './rpc-server.ts';
import { SinkIntake, servePort } from './sink-intake.ts';
import { StoreEngine } from './store-engine.ts';
import { ToldClock } from './told-clock.ts';
import type { FromWorker, ToWorker, WorkerStart } from './worker-message.ts';

/** The methods of this thread itself, beside those of the readers. */
export interface WorkerControl {
  counters(): Promise<Readonly<Record<string, number>>>;
  tick(nowMs: number): Promise<void>;
  /** Takes over what lies in the ports, and closes the database. */
  close(): Promise<void>;
}

async function serve(main: MessagePort, start: WorkerStart): Promise<void> {
  const post = (message: FromWorker, transfer: readonly ArrayBuffer[] = []): void =>
    main.postMessage(message, [...transfer]);
  const clock = new ToldClock(start.nowMs, start.isMachineTime ? systemClock : undefined);
  const engine = await StoreEngine.open({
    dataDir: start.dataDir,
    clock,
    limits: start.limits,
    log: (level, message) => post({ kind: 'log', level, message }),
    fail: throwUncaught,
  });
  const intake = new SinkIntake(engine, post);
  const drains: (() => void)[] = [];
  const control: WorkerControl = {
    counters: () => engine.counters(),
    tick: (nowMs) => engine.maintenance.tick(nowMs),
    close: () => {
      for (const drain of drains) drain();
      return engine.close();
    },
  };
  const { metrics, checkReader: checks, events, hosts, spans, profiles, documents } = engine;
  const objects = { metrics, checks, events, hosts, spans, profiles, documents, control };
  main.on('message', (message: ToWorker) => {
    if (message.kind === 'call') void answerCall(objects, message, post);
    else if (message.kind === 'time') clock.tell(message.nowMs);
    else if (message.kind === 'port') drains.push(servePort(message.port, engine));
    else intake.accept(message);
  });
  post({ kind: 'opened' });
}

/** Ends this thread with the error; the main thread is told by the platform. */
function throwUncaught(error: Error): void {
  setImmediate(() => {
    throw error;
  });
}

function refuse(main: MessagePort, error: Error): void {
  const message: FromWorker = { kind: 'refused', error };
  main.postMessage(message);
  main.close();
}

if (!parentPort) throw new Error('Cannot start the store here: this file is the entry of a worker thread');
const port = parentPort;
serve(port, workerData as WorkerStart).catch((error: Error) => refuse(port, error));

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BenchWorkerData, Listening, Load, Reading, ReceiverRole } from './worker.ts';

/** A thread that receives. */
export interface ReceiverThread extends Listening {
  read(): Promise<Reading>;
  end(): Promise<unknown>;
}

/** A thread that sends. */
export interface SenderThread {
  /** Stops sending and ends it. */
  end(): Promise<{ readonly sent: number; readonly tookMs: number }>;
}

export async function startReceiver(role: ReceiverRole): Promise<ReceiverThread> {
  const worker = startWorker({ role });
  const listening = await answer<Listening>(worker);
  return {
    ...listening,
    read: () => ask<Reading>(worker),
    end: () => worker.terminate(),
  };
}

/** Begins to send at once. */
export async function startSender(port: number, load: Load): Promise<SenderThread> {
  const worker = startWorker({ role: 'sender', port, load });
  await once(worker, 'online');
  return {
    end: async () => {
      const end = await ask<{ sent: number; tookMs: number }>(worker);
      await worker.terminate();
      return end;
    },
  };
}

function startWorker(workerData: BenchWorkerData): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { workerData });
}

function ask<Answer>(worker: Worker): Promise<Answer> {
  worker.postMessage('now');
  return answer<Answer>(worker);
}

async function answer<Answer>(worker: Worker): Promise<Answer> {
  const [message] = (await once(worker, 'message')) as [Answer];
  return message;
}

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BenchContext } from '../bench.ts';
import type { SpanSenderEnd, SpanSenderStart } from './span-sender.ts';

/** A sender whose payloads are made. */
export interface SpanSender {
  start(): void;
  /** Stops after the payloads on their way are answered. */
  stop(): Promise<SpanSenderEnd>;
}

/** Makes the payloads in a thread of their own; they are sent from `start` on. */
export async function startSpanSender(
  start: SpanSenderStart,
  { after }: Pick<BenchContext, 'after'>,
): Promise<SpanSender> {
  const worker = new Worker(new URL('./span-sender.ts', import.meta.url), { workerData: start });
  after(() => worker.terminate());
  await once(worker, 'message');
  return {
    start: () => worker.postMessage('start'),
    stop: async () => {
      worker.postMessage('stop');
      const [end] = (await once(worker, 'message')) as [SpanSenderEnd];
      return end;
    },
  };
}

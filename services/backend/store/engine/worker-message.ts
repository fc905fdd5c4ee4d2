import type { MessagePort } from 'node:worker_threads';
import type { SinkMessage, SinkReply, StoreLimits } from '../store.ts';
import type { AnswerMessage, CallMessage } from './rpc-message.ts';
import type { StoreLog } from './store-log.ts';

/** What the store's thread is started with. */
export interface WorkerStart {
  readonly dataDir: string;
  /** Unix milliseconds by the main thread's clock. */
  readonly nowMs: number;
  /** Whether that clock is the machine's, which this thread can read, too. */
  readonly isMachineTime: boolean;
  readonly limits: StoreLimits;
}

/** From the main thread. */
export type ToWorker =
  | CallMessage
  /** The main thread's own way in: in order with its calls, so that what was sent is seen by what is asked next. */
  | SinkMessage
  /** The wall-clock time, Unix milliseconds. */
  | { readonly kind: 'time'; readonly nowMs: number }
  /** A way in for another thread: the other end speaks `SinkMessage`. */
  | { readonly kind: 'port'; readonly port: MessagePort };

/** To the main thread. */
export type FromWorker =
  | AnswerMessage
  | SinkReply
  | { readonly kind: 'opened' }
  /** The database cannot be opened; the thread ends. */
  | { readonly kind: 'refused'; readonly error: Error }
  | { readonly kind: 'log'; readonly level: Parameters<StoreLog>[0]; readonly message: string };

import type { MessagePort } from 'node:worker_threads';
import type { LogLine } from '../throttled-log.ts';
import type { DogstatsdSettings } from './settings.ts';

/** What the worker is started with. */
export interface WorkerStart {
  readonly settings: DogstatsdSettings;
  /** To the store's worker. */
  readonly storePort: MessagePort;
}

/** To the worker. */
export type WorkerRequest =
  | { readonly kind: 'counters'; readonly id: number }
  /** `PacketsMessage`s come by this port from now on. */
  | { readonly kind: 'packets'; readonly port: MessagePort }
  | { readonly kind: 'stop' };

/** From the worker. */
export type WorkerMessage =
  | { readonly kind: 'listening'; readonly address: string; readonly port: number }
  /** It cannot listen and ends. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'counters'; readonly id: number; readonly counters: Readonly<Record<string, number>> }
  | { readonly kind: 'log'; readonly line: LogLine }
  /** Everything has been handed to the store. */
  | { readonly kind: 'stopped' };

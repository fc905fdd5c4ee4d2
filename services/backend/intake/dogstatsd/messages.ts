import type { MessagePort } from 'node:worker_threads';
import type { DogstatsdMetricStats } from '../../../../lib/api-types/dogstatsd.ts';
import type { LogLine } from '../throttled-log.ts';
import type { ListeningMessage } from '../when-listening.ts';
import type { CaptureOrder } from './capture-file.ts';
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
  /** Begins to capture, in place of what is captured. */
  | { readonly kind: 'capture'; readonly order: CaptureOrder }
  /** Asks what was counted by metric, and before that switches it. */
  | { readonly kind: 'metric_stats'; readonly id: number; readonly enabled?: boolean }
  | { readonly kind: 'stop' };

/** From the worker. */
export type WorkerMessage =
  | ListeningMessage
  | { readonly kind: 'counters'; readonly id: number; readonly counters: Readonly<Record<string, number>> }
  | { readonly kind: 'metric_stats'; readonly id: number; readonly stats: DogstatsdMetricStats }
  | { readonly kind: 'log'; readonly line: LogLine }
  /** A capture is over; with a problem before its time. */
  | { readonly kind: 'captured'; readonly problem?: string }
  /** Everything has been handed to the store. */
  | { readonly kind: 'stopped' };

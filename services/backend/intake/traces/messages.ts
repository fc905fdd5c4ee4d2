import type { MessagePort } from 'node:worker_threads';
import type { LogLine } from '../throttled-log.ts';
import type { ListeningMessage } from '../when-listening.ts';
import type { AgentBody } from './agent-intake.ts';
import type { TracesSettings } from './settings.ts';

/** What the worker is started with. */
export interface WorkerStart {
  readonly settings: TracesSettings;
  /** To the store's worker. */
  readonly storePort: MessagePort;
  /** To DogStatsD's worker; absent where there is none. */
  readonly dogstatsdPort?: MessagePort;
}

/** Why a body of an Agent was not taken, as an HttpError has it. */
export interface AgentFault {
  readonly status: number;
  readonly texts: readonly string[];
}

/** To the worker. */
export type WorkerRequest =
  | { readonly kind: 'counters'; readonly id: number }
  /** A body that came by another server's door. */
  | { readonly kind: 'agent'; readonly id: number; readonly what: AgentBody; readonly bytes: Uint8Array }
  | { readonly kind: 'stop' };

/** From the worker. */
export type WorkerMessage =
  | ListeningMessage
  | { readonly kind: 'counters'; readonly id: number; readonly counters: Readonly<Record<string, number>> }
  | { readonly kind: 'agent'; readonly id: number; readonly fault?: AgentFault }
  | { readonly kind: 'log'; readonly line: LogLine }
  /** Everything has been handed to the store. */
  | { readonly kind: 'stopped' };

import type { Writable } from 'node:stream';
import type { Clock } from '../lib/clock/clock.ts';

/** What a command sees of the world; built once, in main.ts. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly clock: Clock;
  /** Registers what to do at SIGINT, SIGTERM and SIGHUP instead of ending; gives back how to take it away again. */
  onSignal(handler: (signal: NodeJS.Signals) => void): () => void;
}

/** Takes the exit status that a command's action comes to. */
export type Finish = (status: number | Promise<number>) => Promise<void>;

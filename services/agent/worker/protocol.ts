import type { ConfigProblem } from '../../../lib/check/common-instance.ts';
import type { Sample } from '../../../lib/check/sample.ts';

/** Given to the thread at its start. */
export interface ThreadSetup {
  readonly check: string;
  /** The module of the check. */
  readonly file: string;
}

/** An instance as the thread needs it. */
export interface ThreadInstance {
  readonly checkId: string;
  /** One entry of `instances`, as read from YAML. */
  readonly instance: unknown;
  readonly initConfig: unknown;
  /** Of the instance in its file, for key paths. */
  readonly index: number;
  /** The persistent cache as it stands. */
  readonly cache: Readonly<Record<string, string>>;
}

/** From the agent to the thread. */
export type ToThread =
  | { readonly kind: 'configure'; readonly requestId: number; readonly instances: readonly ThreadInstance[] }
  | { readonly kind: 'forget'; readonly checkIds: readonly string[] }
  /** Closes all instances; answered by `closed`. */
  | { readonly kind: 'close' }
  | {
      readonly kind: 'run';
      readonly requestId: number;
      readonly checkId: string;
      readonly hostname: string;
      /** The agent's clock at the start of the run, Unix milliseconds. */
      readonly nowMs: number;
    };

/** From the thread to the agent. */
export type FromThread =
  | { readonly kind: 'modules'; readonly modules: readonly LoadedModule[] }
  | { readonly kind: 'loaded' }
  | ({ readonly kind: 'load_failed' } & LoadFailure)
  | { readonly kind: 'configured'; readonly requestId: number; readonly verdicts: readonly Verdict[] }
  | { readonly kind: 'ran'; readonly requestId: number; readonly result: RunResult }
  | { readonly kind: 'closed' }
  | { readonly kind: 'cache'; readonly checkId: string; readonly entries: Readonly<Record<string, string>> }
  | { readonly kind: 'log'; readonly checkId: string; readonly level: CheckLogLevel; readonly message: string };

export type CheckLogLevel = 'debug' | 'info' | 'warn' | 'error';

/** A source file that the check consists of, and its signature just before it was read. */
export interface LoadedModule {
  readonly file: string;
  readonly signature: string;
}

/** Why the module of a check cannot be loaded, and the line of it that is at fault, if one is known. */
export interface LoadFailure {
  readonly message: string;
  /** 1-based. */
  readonly line?: number;
}

/** What the common keys and the check's own schema say of an instance; with an error among them it cannot run. */
export interface Verdict {
  readonly checkId: string;
  readonly problems: readonly ConfigProblem[];
}

/** What a run came to in the thread. */
export interface RunResult {
  readonly samples: readonly Sample[];
  readonly warnings: readonly string[];
  /** Message and stack of what the check threw. */
  readonly error?: string;
  /** Samples past the bound of a run, which are not sent. */
  readonly refusedSamples: number;
  /** Log lines and warnings past their bounds since the result before. */
  readonly refusedLogLines: number;
  readonly refusedWarnings: number;
  readonly durationMs: number;
}

/** The result of a run that was not made, or of which nothing came back. */
export const emptyResult: RunResult = {
  samples: [],
  warnings: [],
  refusedSamples: 0,
  refusedLogLines: 0,
  refusedWarnings: 0,
  durationMs: 0,
};

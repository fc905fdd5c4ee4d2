import type { Clock } from '../clock/clock.ts';
import type { CheckLog } from './check-log.ts';
import type { CommonInstance } from './common-instance.ts';
import type { Sample } from './sample.ts';

/** Texts that outlive runs, reloads and restarts; kept by the runtime per check id. */
export interface PersistentCache {
  /** @returns undefined when nothing was written under the key */
  read(key: string): string | undefined;
  write(key: string, value: string): void;
}

/**
 * Everything a check instance is given by whoever hosts it: the runtime's worker, or the stub of a test.
 * A host makes one context and one check object per instance.
 */
export interface CheckContext {
  /** The check's name: its folder under `checks/`. */
  readonly name: string;
  /** `<name>[:<instance name>]:<hash>`, as the Agent's. */
  readonly checkId: string;
  /** The agent's host name. */
  readonly hostname: string;
  /** One entry of `instances`, validated by the check's schema if it declares one. */
  readonly instance: unknown;
  /** `init_config`, validated likewise. */
  readonly initConfig: unknown;
  /** The keys that every instance may have. */
  readonly settings: CommonInstance;
  readonly log: CheckLog;
  readonly cache: PersistentCache;
  readonly clock: Clock;
  /** Takes what the check submits, in the order of its calls. */
  submit(sample: Sample): void;
  /** Takes a warning of this run; shown in the status until the next run. */
  warn(message: string): void;
}

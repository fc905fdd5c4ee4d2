import type { Logger } from '../../../lib/log/logger.ts';

/** What the start of the database needs. */
export interface StartupOptions {
  /** Makes the schema ready; tried until it succeeds. @returns what it changed */
  readonly prepare: () => Promise<readonly string[]>;
  /** Waits; ends early, by throwing, when the signal aborts. */
  readonly wait: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly log: Logger;
}

const firstDelayMs = 100;
const longestDelayMs = 5000;

/** The database may start after the application: tries until the schema is ready, at longer and longer intervals. */
export class DatabaseStartup {
  readonly #options: StartupOptions;
  readonly #stopping = new AbortController();
  #isReady = false;

  constructor(options: StartupOptions) {
    this.#options = options;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Resolves when the schema is ready, or `stop` was called. */
  async run(): Promise<void> {
    const { prepare, wait, log } = this.#options;
    const { signal } = this.#stopping;
    for (let delayMs = firstDelayMs; !signal.aborted; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
      try {
        const changes = await prepare();
        this.#isReady = true;
        log.info({ migrations: changes }, 'the database is ready');
        return;
      } catch (error) {
        const { message, code } = error as { readonly message?: string; readonly code?: string };
        log.warn({ retry_ms: delayMs }, '%s', `Cannot prepare the database: ${message || code}; tries again`);
      }
      await wait(delayMs, signal).catch(() => undefined);
    }
  }

  /** No more attempts; one that runs is not waited for. */
  stop(): void {
    this.#stopping.abort();
  }
}

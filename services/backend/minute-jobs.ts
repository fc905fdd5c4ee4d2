import type { Logger } from '../../lib/log/logger.ts';

/**
 * Work that is due every minute: jobs by name, run one after the other. A job that fails is logged and does not keep
 * the others; a minute that begins while the jobs of the one before still run is passed over.
 */
export class MinuteJobs {
  readonly #jobs: Readonly<Record<string, () => Promise<void>>>;
  readonly #log: Logger;
  #running: Promise<void> | undefined;

  constructor(jobs: Readonly<Record<string, () => Promise<void>>>, log: Logger) {
    this.#jobs = jobs;
    this.#log = log;
  }

  /** A minute has begun. */
  tick(): Promise<void> {
    this.#running ??= this.#runAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Settles when no job runs. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #runAll(): Promise<void> {
    for (const [name, job] of Object.entries(this.#jobs)) {
      try {
        await job();
      } catch (error) {
        this.#log.error({ err: error }, `cannot run ${name}: ${(error as Error).message}`);
      }
    }
  }
}

import type { Logger } from '../../lib/log/logger.ts';

/** Jobs by name, in their order. */
export type JobLine = Readonly<Record<string, () => Promise<void>>>;

/**
 * Work that is due every minute: lines of jobs by name, beside each other, and those of a line one after the other. A job that
 * fails is logged and does not keep the others; a minute that begins while a line of the one before still runs is passed over by
 * that line, and by no other: what takes long or hangs holds up what comes after it in its line alone.
 */
export class MinuteJobs {
  readonly #lines: readonly JobLine[];
  readonly #log: Logger;
  readonly #running = new Map<JobLine, Promise<void>>();

  constructor(lines: readonly JobLine[], log: Logger) {
    this.#lines = lines;
    this.#log = log;
  }

  /** A minute has begun. Settles when all lines of it are through. */
  async tick(): Promise<void> {
    await Promise.all(this.#lines.map((line) => this.#running.get(line) ?? this.#begin(line)));
  }

  /** Settles when no job runs. */
  async idle(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  #begin(line: JobLine): Promise<void> {
    const running = this.#runAll(line).finally(() => this.#running.delete(line));
    this.#running.set(line, running);
    return running;
  }

  async #runAll(line: JobLine): Promise<void> {
    for (const [name, job] of Object.entries(line)) {
      try {
        await job();
      } catch (error) {
        this.#log.error({ err: error }, `cannot run ${name}: ${(error as Error).message}`);
      }
    }
  }
}

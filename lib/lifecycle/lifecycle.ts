import type { Logger } from '../log/logger.ts';

/** A part of a process that has to be stopped. */
export interface Stoppable {
  readonly name: string;
  stop(): void | Promise<void>;
}

/**
 * The parts of one process, stopped in reverse order of their start.
 * SIGINT, SIGTERM and the loss of the supervisor (IPC disconnect) stop it; a second signal ends at once.
 */
export class Lifecycle {
  readonly #parts: Stoppable[] = [];
  readonly #log: Logger;
  #stopping: Promise<void> | undefined;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Registers a part that has started. */
  add(part: Stoppable): void {
    this.#parts.push(part);
  }

  /** From now on signals stop the process, with status 0. */
  stopOnSignals(): void {
    const onSignal = (signal: string): void => {
      if (this.#stopping) process.exit(1);
      this.#log.debug({ signal }, 'stopping');
      void this.stop().then(() => process.exit(0));
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    if (process.connected) process.on('disconnect', () => onSignal('disconnect'));
  }

  /** Stops all parts, last started first. A part that fails to stop is logged and does not keep the others. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    for (const part of this.#parts.reverse()) {
      try {
        await part.stop();
      } catch (error) {
        this.#log.error({ err: error }, `cannot stop ${part.name}`);
      }
    }
  }
}

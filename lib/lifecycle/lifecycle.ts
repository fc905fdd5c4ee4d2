import type { Logger } from '../log/logger.ts';
import { endProcessHard } from './end-process.ts';

/** A part of a process that has to be stopped. */
export interface Stoppable {
  readonly name: string;
  stop(): void | Promise<void>;
}

/** How long a process whose supervisor is gone may take to stop, as nobody is left to end it. Milliseconds. */
const orphanGraceMs = 10_000;

/**
 * The parts of one process, stopped in reverse order of their start.
 * SIGINT, SIGTERM and the loss of the supervisor (IPC disconnect) stop it. A second signal ends at once a process that
 * was started by hand; under a supervisor, which can kill it, it may come from a service manager that signals everybody.
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

  /**
   * From now on signals stop the process, with status 0.
   * @param exit how to end it once all parts are stopped
   */
  stopOnSignals(exit: (status: number) => void = (status) => process.exit(status)): void {
    const stopAndExit = (reason: string, end = exit): void => {
      this.#log.debug({ reason }, 'stopping');
      void this.stop().then(() => end(0));
    };
    const onSignal = (signal: string): void => {
      if (!this.#stopping) stopAndExit(signal);
      else if (!process.send) endProcessHard(1);
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    const onOrphaned = (): void => {
      // The machine's time, not the lab's: this ends the process itself.
      setTimeout(() => endProcessHard(1), orphanGraceMs).unref();
      // Not by `process.exit`, in which a native thread (a profiler's) can hold the process for ever: nobody is left to end it.
      if (!this.#stopping) stopAndExit('the supervisor is gone', endProcessHard);
    };
    // Without `send` it was started by hand. The supervisor may have gone before we came here.
    if (process.send && !process.connected) onOrphaned();
    else if (process.send) process.on('disconnect', onOrphaned);
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

import path from 'node:path';
import type { Clock, Timer } from '../../lib/clock/clock.ts';
import { projectRoot } from '../../lib/config/places.ts';
import type { Endpoints } from '../../lib/model/process-status.ts';
import { Child, type Death } from './child.ts';
import { ProcessFailure } from './process-failure.ts';
import type { PortChoice, ProcessRow } from './processes.ts';

/** What to run, and whom to tell. */
export interface SupervisorOptions {
  /** In the order of their start. */
  readonly rows: readonly ProcessRow[];
  /** Of every child, before its row adds its own. */
  readonly env: NodeJS.ProcessEnv;
  readonly ports: PortChoice;
  readonly clock: Clock;
  readonly onLine: (name: string, line: string) => void;
  readonly onReport: (level: 'info' | 'warn' | 'error', message: string) => void;
  /** Whether a process that dies is started again, ever more slowly. */
  readonly restart: boolean;
  /** A process that had been ready died; with `restart`, when it will be started again. */
  readonly onDeath: (failure: ProcessFailure, restartInMs: number | undefined) => void;
}

const readyTimeoutMs = 60_000;
const graceMs = 10_000;
const firstDelayMs = 500;
const longestDelayMs = 30_000;
/** After so long a life the next death is a first one again. Milliseconds. */
const soundAfterMs = 60_000;

interface Running {
  readonly row: ProcessRow;
  child: Child | undefined;
  /** Deaths in a row. */
  deaths: number;
  /** By the monotonic clock; undefined while it is not ready. */
  readyAtMs: number | undefined;
  restart: Timer | undefined;
}

/**
 * Starts the processes of a lab in order, each when the one before is ready, watches them, and stops them in reverse
 * order. Where each listens is in `endpoints`, by its name.
 */
export class Supervisor {
  readonly endpoints = new Map<string, Endpoints>();
  readonly #options: SupervisorOptions;
  readonly #running: Running[] = [];
  #stopping: Promise<void> | undefined;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /**
   * Starts all; resolves when the last one is ready.
   * @throws ProcessFailure when one dies or is not ready in time; the others still run then: call `stop`
   */
  async start(): Promise<void> {
    for (const row of this.#options.rows) {
      if (this.#stopping) return;
      const running: Running = { row, child: undefined, deaths: 0, readyAtMs: undefined, restart: undefined };
      this.#running.push(running);
      const child = this.#launch(running);
      try {
        this.endpoints.set(row.name, await child.ready);
      } catch (error) {
        throw await this.#startFailure(running, error);
      }
      this.#watch(running, child);
    }
  }

  /** Stops all, last started first; a second call waits for the first. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  /** Ends all at once, without a flush. */
  kill(): void {
    for (const { child } of this.#running) child?.kill();
  }

  #launch(running: Running): Child {
    const { row } = running;
    const { clock, env, ports } = this.#options;
    const own = this.endpoints.get(row.name);
    const child = new Child({
      name: row.name,
      entry: path.resolve(projectRoot, row.entry),
      env: { ...env, ...row.environment({ endpoints: this.endpoints, own, ports }) },
      clock,
      readyTimeoutMs,
      graceMs,
      onLine: (line) => this.#options.onLine(row.name, line),
    });
    running.child = child;
    return child;
  }

  async #startFailure(running: Running, error: unknown): Promise<ProcessFailure> {
    const message = error instanceof Error ? error.message : String(error);
    const death = await running.child?.stop();
    running.child = undefined;
    return new ProcessFailure(running.row.name, message, death?.lastLines ?? []);
  }

  /** From its readiness on: what to do when it ends. */
  #watch(running: Running, child: Child): void {
    running.readyAtMs = this.#options.clock.monotonic();
    void child.ended.then((death) => {
      if (!this.#stopping) this.#onDeath(running, death);
    });
  }

  #onDeath(running: Running, death: Death): void {
    running.child = undefined;
    const { clock, onDeath, restart } = this.#options;
    const { name } = running.row;
    const how = death.isClean ? `ended with ${death.how} although nobody asked it to` : `died with ${death.how}`;
    const failure = new ProcessFailure(name, `${name} ${how}`, death.lastLines);
    if (!restart) {
      onDeath(failure, undefined);
      return;
    }
    if (running.readyAtMs !== undefined && clock.monotonic() - running.readyAtMs >= soundAfterMs) running.deaths = 0;
    running.readyAtMs = undefined;
    const delayMs = Math.min(longestDelayMs, firstDelayMs * 2 ** running.deaths++);
    running.restart = clock.after(delayMs, () => void this.#relaunch(running));
    onDeath(failure, delayMs);
  }

  async #relaunch(running: Running): Promise<void> {
    running.restart = undefined;
    const child = this.#launch(running);
    try {
      this.endpoints.set(child.name, await child.ready);
      this.#options.onReport('info', `${child.name} is up again`);
      this.#watch(running, child);
    } catch {
      const death = await child.stop();
      if (!this.#stopping) this.#onDeath(running, death);
    }
  }

  async #stopAll(): Promise<void> {
    for (const { child, restart } of [...this.#running].reverse()) {
      restart?.cancel();
      if (!child) continue;
      const death = await child.stop();
      if (death.wasKilled) {
        this.#options.onReport('error', `${child.name} did not stop within ${graceMs / 1000} s and was killed`);
      } else if (!death.isClean) {
        this.#options.onReport('warn', `${child.name} ended with ${death.how}`);
      }
    }
  }
}

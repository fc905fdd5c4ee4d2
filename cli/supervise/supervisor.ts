import path from 'node:path';
import type { Clock, Timer } from '../../lib/clock/clock.ts';
import type { DatadogConfig } from '../../lib/config/datadog-schema.ts';
import { projectRoot } from '../../lib/config/places.ts';
import type { Endpoints } from '../../lib/model/process-status.ts';
import { Child, type Death } from './child.ts';
import { ProcessFailure } from './process-failure.ts';
import type { PortChoice, ProcessRow } from './process-row.ts';

/** What to run, and whom to tell. */
export interface SupervisorOptions {
  /** Each behind those that it depends on. */
  readonly rows: readonly ProcessRow[];
  /** Of every child, before its row adds its own. */
  readonly env: NodeJS.ProcessEnv;
  readonly ports: PortChoice;
  readonly config: DatadogConfig;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly onLine: (name: string, line: string) => void;
  readonly onReport: (level: 'info' | 'warn' | 'error', message: string) => void;
  /** Whether a process that dies is started again, ever more slowly. */
  readonly restart: boolean;
  /** Called for a process without which the lab goes on, because it did not start. Where absent each has to start. */
  readonly onLeftOut?: (failure: ProcessFailure) => void;
  /** A process that had been ready died; with `restart`, when it will be started again. */
  readonly onDeath: (failure: ProcessFailure, restartInMs: number | undefined) => void;
}

const defaultReadyTimeoutMs = 60_000;
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
 * Starts the processes of a lab, each as soon as those that it depends on are ready, watches them, and stops them, each
 * when those that depend on it have stopped. Where each listens is in `endpoints`, by its name.
 */
export class Supervisor {
  readonly endpoints = new Map<string, Endpoints>();
  readonly #options: SupervisorOptions;
  readonly #running: Running[] = [];
  #hasFailed = false;
  #stopping: Promise<void> | undefined;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /**
   * Starts all; resolves when each is ready or left out.
   * @throws ProcessFailure when one that has to start dies or is not ready in time; the others still run then: call `stop`
   */
  async start(): Promise<void> {
    const starts = new Map<string, Promise<boolean>>();
    for (const row of this.#options.rows) starts.set(row.name, this.#startInTurn(row, starts));
    await Promise.all(starts.values());
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

  /** @returns whether it is ready; not so when it is left out, or the lab is stopping */
  async #startInTurn(row: ProcessRow, starts: ReadonlyMap<string, Promise<boolean>>): Promise<boolean> {
    const { rows, onLeftOut } = this.#options;
    const missing: string[] = [];
    for (const { name } of rows.filter((each) => this.#waitsFor(row, each))) {
      const isReady = await starts.get(name);
      if (!isReady && row.dependsOn.includes(name)) missing.push(name);
    }
    if (this.#stopping || this.#hasFailed) return false;
    const running: Running = { row, child: undefined, deaths: 0, readyAtMs: undefined, restart: undefined };
    try {
      if (missing.length > 0) throw new Error(`Cannot start ${row.name}: it needs ${missing.join(' and ')}`);
      const child = this.#launch(running);
      this.#running.push(running);
      this.endpoints.set(row.name, await child.ready);
      this.#watch(running, child);
      return true;
    } catch (error) {
      const isOptional = row.isOptional === true && onLeftOut !== undefined && !this.#stopping;
      if (!isOptional) this.#hasFailed = true;
      const failure = await this.#startFailure(running, error);
      if (!isOptional) throw failure;
      onLeftOut(failure);
      return false;
    }
  }

  #waitsFor(row: ProcessRow, other: ProcessRow): boolean {
    return isBefore(other, row) && (row.dependsOn.includes(other.name) || other.address?.(this.#options) === undefined);
  }

  #launch(running: Running): Child {
    const { row } = running;
    const { clock, env, ports, config, dataDir } = this.#options;
    const own = this.endpoints.get(row.name);
    const names = this.#options.rows.map(({ name }) => name);
    const context = { endpoints: this.endpoints, names, own, ports, config, dataDir, env };
    const child = new Child({
      name: row.name,
      entry: path.resolve(projectRoot, row.entry),
      nodeFlags: row.nodeFlags ?? [],
      imports: row.imports ?? [],
      env: { ...env, ...row.environment(context) },
      clock,
      readyTimeoutMs: row.readyTimeoutMs ?? defaultReadyTimeoutMs,
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
    const stops = new Map<string, Promise<void>>();
    for (const running of [...this.#running].sort(byRows(this.#options.rows)).reverse()) {
      running.restart?.cancel();
      const after = [...this.#running].filter(({ row }) => isBefore(running.row, row));
      const stopped = Promise.all(after.map(({ row }) => stops.get(row.name))).then(() => this.#stopOne(running));
      stops.set(running.row.name, stopped);
    }
    await Promise.all(stops.values());
  }

  async #stopOne({ child }: Running): Promise<void> {
    if (!child) return;
    const death = await child.stop();
    if (death.wasKilled) {
      this.#options.onReport('error', `${child.name} did not stop within ${graceMs / 1000} s and was killed`);
    } else if (!death.isClean) {
      this.#options.onReport('warn', `${child.name} ended with ${death.how}`);
    }
  }
}

/** Whether `later` is to stop before `row`, and as a rule to start after it. */
function isBefore(row: ProcessRow, later: ProcessRow): boolean {
  return later.dependsOn.includes(row.name) || later.follows?.includes(row.name) === true;
}

function byRows(rows: readonly ProcessRow[]): (one: Running, other: Running) => number {
  return (one, other) => rows.indexOf(one.row) - rows.indexOf(other.row);
}

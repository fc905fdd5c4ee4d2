import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Clock, Timer } from '../../../lib/clock/clock.ts';
import { MemoryGuard } from './memory-guard.ts';
import { OutputForwarder } from './output-forwarder.ts';
import {
  type CheckLogLevel,
  emptyResult,
  type FromThread,
  type LoadedModule,
  type LoadFailure,
  type RunResult,
  type ThreadInstance,
  type ThreadSetup,
  type ToThread,
  type Verdict,
} from './protocol.ts';
import { scrubMessage } from './scrub-message.ts';

/** What the owner of a worker is told in passing. */
export interface CheckWorkerEvents {
  log(checkId: string, level: CheckLogLevel, message: string): void;
  cacheWritten(checkId: string, entries: Readonly<Record<string, string>>): void;
  /** So many printed lines were left out. */
  outputLeftOut(lines: number): void;
  /** It crashed while no run was going. */
  crashed(message: string): void;
  /** `terminate` does not end it: it is inside a native call. `ended` resolves when it does end. */
  stuck(): void;
}

export interface CheckWorkerOptions extends ThreadSetup {
  readonly clock: Clock;
  /** How long loading, or a run, may take. */
  readonly timeoutMs: number;
  /** Of heap and buffers together, of all instances of the check. */
  readonly memoryLimitMb: number;
  readonly events: CheckWorkerEvents;
  /** Masks secrets in what the check says; absent: there are none. */
  readonly scrub?: ((text: string) => string) | undefined;
}

/** A run that ended; `killed` with its worker, so that nothing of it is sent. */
export interface RunOutcome extends RunResult {
  readonly killed: boolean;
}

/** How long a run may take, in milliseconds, and the key that says so. */
export interface RunLimit {
  readonly timeoutMs: number;
  readonly key: string;
}

export type LoadOutcome = { readonly ok: true } | ({ readonly ok: false } & LoadFailure);

interface PendingRun {
  readonly checkId: string;
  readonly startMs: number;
  readonly limit: RunLimit;
  readonly timer: Timer;
  readonly resolve: (outcome: RunOutcome) => void;
}

/** After `terminate`, how long a thread may take to end before it counts as stuck in a native call. */
const terminateBoundMs = 1000;
/** How long `close()` of the instances may take when a worker is retired. */
const closeBoundMs = 1000;
/** How far the limit that V8 enforces itself lies above the one that is watched; see MemoryGuard. */
const hardLimitFactor = 3;

/** The agent's side of one worker thread: one check, loaded once. Nothing here rejects; what fails is told. */
export class CheckWorker {
  readonly #options: CheckWorkerOptions;
  readonly #worker: Worker;
  readonly #modules = new Map<string, string>();
  readonly #runs = new Map<number, PendingRun>();
  readonly #configures = new Map<number, (verdicts: readonly Verdict[] | undefined) => void>();
  readonly #onLoad = Promise.withResolvers<LoadOutcome>();
  readonly #onEnd = Promise.withResolvers<void>();
  readonly #loadTimer: Timer;
  readonly #memory: MemoryGuard;
  readonly #output: OutputForwarder;
  #requestId = 0;
  #exited = false;
  #ending = false;
  /** The thread told so, and then ends by itself: it has nothing to wait for. */
  #hasFailedLoad = false;
  #endingDone: Promise<void> = Promise.resolve();
  #crash: string | undefined;
  #onClosed: (() => void) | undefined;

  constructor(options: CheckWorkerOptions) {
    this.#options = options;
    const { scrub = (text: string) => text } = options;
    const setup: ThreadSetup = { check: options.check, file: options.file };
    this.#worker = new Worker(path.join(import.meta.dirname, 'thread.ts'), {
      workerData: setup,
      name: `check ${options.check}`,
      stdout: true,
      stderr: true,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: options.memoryLimitMb * hardLimitFactor },
    });
    this.#worker.on('message', (message: FromThread) => this.#onMessage(scrubMessage(message, scrub)));
    this.#worker.on('error', (error) => {
      this.#crash = scrub(describeCrash(error, options.memoryLimitMb));
    });
    this.#worker.on('exit', (code) => this.#onExit(code));
    const { log, outputLeftOut } = options.events;
    this.#output = new OutputForwarder([this.#worker.stdout, this.#worker.stderr], {
      log: (line) => log('', 'info', scrub(line)),
      leftOut: outputLeftOut,
    });
    const tooMuch = tooMuchMemory(options.memoryLimitMb);
    this.#memory = new MemoryGuard(this.#worker, {
      clock: options.clock,
      limitMb: options.memoryLimitMb,
      onExceeded: () => void this.end(tooMuch),
    });
    this.#memory.start();
    this.#loadTimer = options.clock.after(options.timeoutMs, () =>
      this.end(`loading took longer than ${limitText(this.#defaultLimit)}`),
    );
  }

  /** Resolves once the module is loaded, or cannot be. */
  get loaded(): Promise<LoadOutcome> {
    return this.#onLoad.promise;
  }

  /** Resolves when the thread is gone. */
  get ended(): Promise<void> {
    return this.#onEnd.promise;
  }

  /** Whether it can take runs: it has not ended and is not being ended. */
  get isAlive(): boolean {
    return !this.#exited && !this.#ending;
  }

  /** The source files that were loaded so far, each with its signature at that moment. */
  get modules(): readonly LoadedModule[] {
    return [...this.#modules].map(([file, signature]) => ({ file, signature }));
  }

  /** Validates instances and keeps those that are valid. Resolves to undefined when the worker ends meanwhile. */
  configure(instances: readonly ThreadInstance[]): Promise<readonly Verdict[] | undefined> {
    if (!this.isAlive) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const requestId = this.#requestId++;
      const { clock, timeoutMs } = this.#options;
      const timer = clock.after(timeoutMs, () => {
        // While a run is going it may be that run that blocks; it has a limit of its own.
        if (this.#runs.size === 0) void this.end(`its schema took longer than ${seconds(timeoutMs)}`);
      });
      this.#configures.set(requestId, (verdicts) => {
        timer.cancel();
        resolve(verdicts);
      });
      this.#send({ kind: 'configure', requestId, instances });
    });
  }

  /** Closes instances that are no longer wanted. */
  forget(checkIds: readonly string[]): void {
    if (this.isAlive && checkIds.length > 0) this.#send({ kind: 'forget', checkIds });
  }

  /** Runs an instance once. A run that takes too long ends the whole worker. */
  run(checkId: string, hostname: string, limit = this.#defaultLimit): Promise<RunOutcome> {
    const { clock } = this.#options;
    if (!this.isAlive) return Promise.resolve(lostRun('the worker of the check has ended'));
    return new Promise((resolve) => {
      const requestId = this.#requestId++;
      const timer = clock.after(limit.timeoutMs, () => this.#onRunTimeout(requestId));
      this.#runs.set(requestId, { checkId, startMs: clock.monotonic(), limit, timer, resolve });
      this.#memory.start();
      this.#output.runStarts();
      this.#send({ kind: 'run', requestId, checkId, hostname, nowMs: clock.now() });
    });
  }

  /** Lets the runs that are going end, closes the instances and ends the thread. */
  async retire(): Promise<void> {
    if (this.isAlive) {
      await Promise.all([...this.#runs.values()].map((each) => this.#settled(each)));
    }
    await this.shutDown('its check was reloaded or removed');
  }

  /** Closes the instances, which takes a bounded time, and ends the thread; runs that still go on then are lost. */
  async shutDown(reason: string): Promise<void> {
    if (this.isAlive) {
      await new Promise<void>((resolve) => {
        const timer = this.#options.clock.after(closeBoundMs, resolve);
        this.#onClosed = () => {
          timer.cancel();
          resolve();
        };
        this.#send({ kind: 'close' });
      });
    }
    await this.end(reason);
  }

  /**
   * Ends the thread now; runs that are going are lost and end with `reason` as their error.
   * Resolves when it has ended, or when it turns out that it cannot be ended.
   */
  end(reason: string): Promise<void> {
    if (this.#exited) return Promise.resolve();
    if (this.#ending) return this.#endingDone;
    this.#ending = true;
    this.#failAll(reason);
    void this.#worker.terminate();
    this.#endingDone = new Promise((resolve) => {
      const timer = this.#options.clock.after(terminateBoundMs, () => {
        this.#options.events.stuck();
        resolve();
      });
      void this.ended.then(() => {
        timer.cancel();
        resolve();
      });
    });
    return this.#endingDone;
  }

  #settled(run: PendingRun): Promise<void> {
    return new Promise((resolve) => {
      const id = [...this.#runs].find(([, each]) => each === run)?.[0];
      if (id === undefined) return resolve();
      this.#runs.set(id, {
        ...run,
        resolve: (outcome) => {
          run.resolve(outcome);
          resolve();
        },
      });
    });
  }

  #onRunTimeout(requestId: number): void {
    const run = this.#runs.get(requestId);
    if (!run) return;
    const limit = limitText(run.limit);
    this.#finish(requestId, lostRun(`the run took longer than ${limit} and was ended`, run.limit.timeoutMs));
    void this.end(`lost: the worker was ended because a run of ${run.checkId} took longer than ${limit}`);
  }

  #onMessage(message: FromThread): void {
    const { events } = this.#options;
    switch (message.kind) {
      case 'modules':
        for (const { file, signature } of message.modules) this.#modules.set(file, signature);
        return;
      case 'loaded':
        this.#settleLoad({ ok: true });
        return;
      case 'load_failed':
        this.#hasFailedLoad = true;
        this.#settleLoad({ ok: false, ...failureOf(message) });
        return;
      case 'configured':
        this.#configures.get(message.requestId)?.(message.verdicts);
        this.#configures.delete(message.requestId);
        return;
      case 'ran':
        this.#finish(message.requestId, { ...message.result, killed: false });
        return;
      case 'closed':
        this.#onClosed?.();
        return;
      case 'cache':
        events.cacheWritten(message.checkId, message.entries);
        return;
      case 'log':
        events.log(message.checkId, message.level, message.message);
    }
  }

  #finish(requestId: number, outcome: RunOutcome): void {
    const run = this.#runs.get(requestId);
    if (!run) return;
    this.#runs.delete(requestId);
    if (this.#runs.size === 0) this.#memory.stop();
    run.timer.cancel();
    run.resolve(outcome);
  }

  #onExit(code: number): void {
    this.#exited = true;
    const hadRuns = this.#runs.size > 0;
    const reason = this.#crash ?? `the check ended its worker with process.exit(${code})`;
    this.#failAll(reason);
    if (!this.#ending && !this.#hasFailedLoad && !hadRuns) this.#options.events.crashed(reason);
    this.#onEnd.resolve();
  }

  #failAll(reason: string): void {
    this.#settleLoad({ ok: false, message: reason });
    const nowMs = this.#options.clock.monotonic();
    for (const [requestId, { startMs }] of [...this.#runs]) this.#finish(requestId, lostRun(reason, nowMs - startMs));
    for (const resolve of this.#configures.values()) resolve(undefined);
    this.#configures.clear();
    this.#onClosed?.();
  }

  #settleLoad(outcome: LoadOutcome): void {
    this.#loadTimer.cancel();
    if (this.#runs.size === 0) this.#memory.stop();
    this.#onLoad.resolve(outcome);
  }

  #send(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  get #defaultLimit(): RunLimit {
    return { timeoutMs: this.#options.timeoutMs, key: 'labrador.check_timeout' };
  }
}

/** @returns the outcome of a run that was not made, or was ended on the way */
export function lostRun(error: string, durationMs = 0): RunOutcome {
  return { ...emptyResult, error, durationMs, killed: true };
}

function failureOf({ message, line }: LoadFailure): LoadFailure {
  return { message, ...(line === undefined ? {} : { line }) };
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}

function limitText({ timeoutMs, key }: RunLimit): string {
  return `${seconds(timeoutMs)} (${key})`;
}

function tooMuchMemory(limitMb: number): string {
  return `the check used more than ${limitMb} MB of memory and was ended`;
}

function describeCrash(error: unknown, memoryLimitMb: number): string {
  if (!(error instanceof Error)) return `the check's worker ended by an error that nothing caught: ${String(error)}`;
  if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return tooMuchMemory(memoryLimitMb);
  }
  return `the check's worker ended by an error that nothing caught: ${error.stack ?? error.message}`;
}

import { type ChildProcess, spawn } from 'node:child_process';
import type { Clock } from '../../lib/clock/clock.ts';
import { isReadyMessage } from '../../lib/lifecycle/ready.ts';
import type { Endpoints } from '../../lib/model/process-status.ts';
import { splitLines } from './split-lines.ts';

/** What to start, and how patient to be with it. */
export interface ChildOptions {
  readonly name: string;
  /** Absolute path of its entry file. */
  readonly entry: string;
  /** What Node itself is given. */
  readonly nodeFlags: readonly string[];
  /** Modules to import before it, as `--import` takes them, resolved from here. */
  readonly imports: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  /** How long it may take to say that it is ready, milliseconds. */
  readonly readyTimeoutMs: number;
  /** How long it may take to stop after SIGTERM before it is killed, milliseconds. */
  readonly graceMs: number;
  readonly onLine: (line: string) => void;
}

/** How a process ended. */
export interface Death {
  /** `status 1`, `signal SIGKILL`, or why it could not start. */
  readonly how: string;
  /** Ended as it should: status 0, or by the signal that it was sent to stop. */
  readonly isClean: boolean;
  /** It did not stop in time and was killed. */
  readonly wasKilled: boolean;
  readonly lastLines: readonly string[];
}

const lastLinesKept = 20;

/** How long its pipes may stay open after its end, when something it started holds them. Milliseconds. */
const drainMs = 1000;

/**
 * One running process of the lab, on the supervisor's own Node. It leads a process group of its own, so that Ctrl-C in
 * a terminal reaches the supervisor only, which stops everything in order. If the supervisor dies, its IPC channel
 * closes, and it stops by itself (lib/lifecycle).
 */
export class Child {
  readonly name: string;
  /** Where it listens, once it says so; rejects with what happened when it dies first or takes too long. */
  readonly ready: Promise<Endpoints>;
  readonly ended: Promise<Death>;
  readonly #options: ChildOptions;
  readonly #process: ChildProcess;
  readonly #lastLines: string[] = [];
  #isStopping = false;
  #wasKilled = false;

  constructor(options: ChildOptions) {
    this.name = options.name;
    this.#options = options;
    const { nodeFlags, imports, entry } = options;
    this.#process = spawn(process.execPath, [...nodeFlags, ...importArguments(imports), entry], {
      env: options.env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      if (stream) splitLines(stream, (line) => this.#takeLine(line));
    }
    this.ended = this.#waitForEnd();
    this.ready = this.#waitUntilReady();
    // Whoever stops a process that is still starting does not look at `ready` any more.
    this.ready.catch(() => undefined);
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Asks it to stop, kills it after the grace time, and waits for its end. */
  async stop(): Promise<Death> {
    if (!this.#isStopping) {
      this.#isStopping = true;
      this.#process.kill('SIGTERM');
      const timer = this.#options.clock.after(this.#options.graceMs, () => {
        this.#wasKilled = true;
        this.kill();
      });
      void this.ended.then(() => timer.cancel());
    }
    return this.ended;
  }

  /** Ends it at once, with whatever it started. */
  kill(): void {
    const { pid, exitCode, signalCode } = this.#process;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      this.#process.kill('SIGKILL');
    }
  }

  #takeLine(line: string): void {
    this.#lastLines.push(line);
    if (this.#lastLines.length > lastLinesKept) this.#lastLines.shift();
    this.#options.onLine(line);
  }

  #waitForEnd(): Promise<Death> {
    return new Promise((resolve) => {
      const end = (how: string, isClean: boolean): void =>
        resolve({ how, isClean, wasKilled: this.#wasKilled, lastLines: [...this.#lastLines] });
      this.#process.once('error', (error) => {
        if (this.#process.pid === undefined) end(`an error at its start: ${error.message}`, false);
      });
      this.#process.once('exit', (code, signal) => {
        const finish = (): void => {
          drain.cancel();
          const isClean = code === 0 || (this.#isStopping && signal === 'SIGTERM');
          end(signal ? `signal ${signal}` : `status ${code}`, isClean);
        };
        const drain = this.#options.clock.after(drainMs, finish);
        this.#process.once('close', finish);
      });
    });
  }

  #waitUntilReady(): Promise<Endpoints> {
    const { clock, readyTimeoutMs } = this.#options;
    return new Promise((resolve, reject) => {
      const timer = clock.after(readyTimeoutMs, () => {
        reject(new Error(`Cannot start ${this.name}: not ready after ${readyTimeoutMs / 1000} s`));
      });
      this.#process.on('message', (message) => {
        if (!isReadyMessage(message)) return;
        timer.cancel();
        resolve(message.endpoints);
      });
      void this.ended.then(({ how }) => {
        timer.cancel();
        reject(new Error(`Cannot start ${this.name}: it ended with ${how}`));
      });
    });
  }
}

/** Of Node. Resolved here: Node itself would look from the working directory, which is the user's. */
function importArguments(modules: readonly string[]): string[] {
  return modules.flatMap((module) => ['--import', import.meta.resolve(module)]);
}

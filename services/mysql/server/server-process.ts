import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Clock } from '../../../lib/clock/clock.ts';
import type { ServerProgram } from '../find/server-program.ts';

/** How it is run, and whom to tell. */
export interface ServerProcessOptions {
  readonly program: ServerProgram;
  readonly args: readonly string[];
  readonly clock: Clock;
  readonly onLine: (line: string) => void;
}

/** How long it may take to stop after SIGTERM before it is killed: less than the supervisor gives us. Milliseconds. */
const graceMs = 8000;
const lastLinesKept = 30;

/** One run of the server program. On Linux it is told to stop when this process dies, however it dies. */
export class ServerProcess {
  /** `status 1`, `signal SIGKILL`, or why it could not start. */
  readonly ended: Promise<string>;
  readonly #process: ChildProcess;
  readonly #clock: Clock;
  readonly #lastLines: string[] = [];
  #hasEnded = false;

  constructor({ program, args, clock, onLine }: ServerProcessOptions) {
    this.#clock = clock;
    const [command, ...rest] = [...dyingWithParent(), program.file, ...args];
    this.#process = spawn(command ?? program.file, rest, { stdio: ['ignore', 'ignore', 'pipe'] });
    if (this.#process.stderr) {
      createInterface(this.#process.stderr).on('line', (line) => {
        this.#lastLines.push(line);
        if (this.#lastLines.length > lastLinesKept) this.#lastLines.shift();
        onLine(line);
      });
    }
    this.ended = new Promise((resolve) => {
      const end = (how: string): void => {
        this.#hasEnded = true;
        resolve(how);
      };
      this.#process.once('error', (error) => {
        if (this.#process.pid === undefined) end(error.message);
      });
      // With `close` all that it said has come.
      this.#process.once('close', (code, signal) => end(signal ? `signal ${signal}` : `status ${code}`));
    });
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** What it said last. */
  get lastLines(): readonly string[] {
    return this.#lastLines;
  }

  /** Has it flush and stop, kills it after the grace time, and waits for its end. */
  async stop(): Promise<void> {
    this.#process.kill('SIGTERM');
    const timer = this.#clock.after(graceMs, () => this.#process.kill('SIGKILL'));
    await this.ended;
    timer.cancel();
  }
}

/** The words that go before a command so that the kernel sends it SIGTERM when this process is gone; none where that is unknown. */
function dyingWithParent(): string[] {
  const words = ['setpriv', '--pdeathsig', 'TERM', '--'];
  return process.platform === 'linux' && spawnSync(words[0] ?? '', [...words.slice(1), 'true']).status === 0
    ? words
    : [];
}

import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import os from 'node:os';
import type { Writable } from 'node:stream';
import type { Clock } from '../../lib/clock/clock.ts';

/** How the user's command ended, as a shell would say it. */
export interface GuestEnd {
  /** Its own; 128 + n when signal n ended it; 127 when it was not found, 126 when it cannot be run. */
  readonly status: number;
  /** Why it could not be started. */
  readonly problem?: string;
}

/** Where a command runs and writes. */
export interface GuestOptions {
  /** Its working directory; the caller's where absent. */
  readonly folder?: string;
  /**
   * Takes its standard output; where absent it writes to ours itself. When the reader of `out` goes (`| head`), the
   * command is ended without a word, as a shell's own tools are, and has the status of SIGPIPE.
   */
  readonly out?: Writable;
  readonly clock: Clock;
}

/** How long it may take to end after SIGTERM when the lab or the reader that it needs is gone. Milliseconds. */
const graceMs = 10_000;

/** A command that shares the terminal with Labrador: the user's own, which `run` starts in its lab, or a tool. */
export class GuestCommand {
  readonly ended: Promise<GuestEnd>;
  readonly #process: ChildProcess;
  #signals = 0;

  constructor(words: readonly string[], env: NodeJS.ProcessEnv, { folder, out, clock }: GuestOptions) {
    const [command = '', ...args] = words;
    this.#process = spawn(command, args, {
      env,
      stdio: ['inherit', out ? 'pipe' : 'inherit', 'inherit'],
      ...(folder === undefined ? {} : { cwd: folder }),
    });
    const isReaderGone = out ? this.#relay(out, clock) : () => false;
    this.ended = new Promise((resolve) => {
      this.#process.once('error', (error: NodeJS.ErrnoException) => {
        if (this.#process.pid === undefined) resolve(startFailure(command, error));
      });
      // With a pipe of ours, all that it wrote has come at its close.
      this.#process.once(out ? 'close' : 'exit', (code: number | null, signal: NodeJS.Signals | null) => {
        resolve({ status: isReaderGone() ? signalStatus('SIGPIPE') : (code ?? signalStatus(signal)) });
      });
    });
  }

  /** Whether it wrote anything that we handed on to `out`. */
  get hasWritten(): boolean {
    return this.#process.stdout?.readableDidRead === true;
  }

  /**
   * Hands a signal on. Ctrl-C in a terminal reaches the command by itself, as it is in the same process group.
   * A second SIGTERM ends it at once.
   */
  forward(signal: NodeJS.Signals): void {
    if (signal === 'SIGINT' && hasTerminal()) return;
    if (signal === 'SIGTERM') this.#signals += 1;
    this.#process.kill(this.#signals > 1 ? 'SIGKILL' : signal);
  }

  /** Ends it because the lab that it uses is gone; kills it when it does not follow. */
  async end(clock: Clock): Promise<void> {
    this.#process.kill('SIGTERM');
    const timer = clock.after(graceMs, () => this.#process.kill('SIGKILL'));
    await this.ended;
    timer.cancel();
  }

  /** Hands its output on, for as long as somebody reads. */
  #relay(out: Writable, clock: Clock): () => boolean {
    let isGone = false;
    const own = this.#process.stdout;
    const onGone = (): void => {
      if (isGone) return;
      isGone = true;
      // What it still writes goes nowhere: on a closed pipe it would complain.
      own?.unpipe(out);
      own?.resume();
      void this.end(clock);
    };
    out.on('error', onGone);
    own?.pipe(out, { end: false });
    this.#process.once('close', () => out.off('error', onGone));
    return () => isGone;
  }
}

function startFailure(command: string, error: NodeJS.ErrnoException): GuestEnd {
  if (error.code === 'ENOENT') return { status: 127, problem: `${command}: command not found` };
  return { status: 126, problem: `${command}: cannot be run (${error.code ?? error.message})` };
}

/** The exit status by which a shell tells that a signal ended a command. */
export function signalStatus(signal: NodeJS.Signals | null): number {
  return signal === null ? 1 : 128 + os.constants.signals[signal];
}

/** Whether a terminal controls this process. */
function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}

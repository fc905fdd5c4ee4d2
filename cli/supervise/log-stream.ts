import type { Writable } from 'node:stream';
import type { Clock } from '../../lib/clock/clock.ts';
import type { ProcessFailure } from './process-failure.ts';
import { renderLine } from './render-line.ts';

/** Where a log stream writes, and how. */
export interface LogStreamOptions {
  readonly out: Writable;
  readonly colour: boolean;
  readonly clock: Clock;
  /** All names that will appear, for the width of their column. */
  readonly names: readonly string[];
  /** Takes the same lines, without colours. */
  readonly file?: { line(text: string): void };
}

/** The one prefixed log stream of all processes. `lab` is the supervisor's own name in it. */
export class LogStream {
  readonly #options: LogStreamOptions;
  readonly #nameWidth: number;

  constructor(options: LogStreamOptions) {
    this.#options = options;
    this.#nameWidth = Math.max(...[...options.names, 'lab'].map((name) => name.length));
  }

  /** Writes a line of the process `name`. */
  line(name: string, line: string): void {
    this.#write(name, line);
  }

  /** Writes the supervisor's own words. */
  report(level: 'info' | 'warn' | 'error', msg: string): void {
    const number = { info: 30, warn: 40, error: 50 }[level];
    this.line('lab', JSON.stringify({ level: number, time: this.#options.clock.now(), msg }));
  }

  /** Writes that a process failed, and again the last lines that it wrote. */
  failure({ processName, message, lastLines }: ProcessFailure): void {
    this.report('error', lastLines.length > 0 ? `${message}; the last it wrote:` : `${message}; it wrote nothing`);
    for (const line of lastLines) this.#write(processName, line, '  | ');
  }

  #write(name: string, line: string, prefix = ''): void {
    const { out, file, colour } = this.#options;
    out.write(`${prefix}${this.#render(name, line, colour)}\n`);
    file?.line(`${prefix}${this.#render(name, line, false)}`);
  }

  #render(name: string, line: string, colour: boolean): string {
    const { clock } = this.#options;
    return renderLine(name, line, { colour, nameWidth: this.#nameWidth, nowMs: clock.now() });
  }
}

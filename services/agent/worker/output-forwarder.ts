import type { Readable } from 'node:stream';

/** The most lines that a worker may print between the start of one run and the next. */
const maxOutputLinesPerRun = 500;
/** Longest line that is passed on, in characters. */
const longestLine = 10_000;

/** What a check prints goes to the log, not between the agent's own lines, and no more of it per run than a bound. */
export class OutputForwarder {
  readonly #log: (line: string) => void;
  readonly #leftOut: (lines: number) => void;
  #lines = 0;

  constructor(
    streams: readonly Readable[],
    options: { readonly log: (line: string) => void; readonly leftOut: (lines: number) => void },
  ) {
    this.#log = options.log;
    this.#leftOut = options.leftOut;
    for (const stream of streams) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => this.#forward(text.split('\n').filter((line) => line !== '')));
    }
  }

  /** From here on the bound counts anew. */
  runStarts(): void {
    this.#lines = 0;
  }

  #forward(lines: readonly string[]): void {
    const room = Math.max(0, maxOutputLinesPerRun - this.#lines);
    const kept = lines.slice(0, room);
    for (const line of kept) this.#log(line.slice(0, longestLine));
    if (lines.length > room) {
      if (this.#lines <= maxOutputLinesPerRun) this.#log('what the check prints further in this run is left out');
      this.#leftOut(lines.length - room);
    }
    this.#lines += lines.length;
  }
}

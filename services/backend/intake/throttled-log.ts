import type { Clock } from '../../../lib/clock/clock.ts';

/** A line for the log of the process. */
export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string;
}

/** Lines of one subject come at most once in this time; what is left out is counted elsewhere. */
const quietMs = 10_000;

/** Lets through one line per subject in ten seconds. */
export class ThrottledLog {
  readonly #clock: Clock;
  readonly #write: (line: LogLine) => void;
  readonly #nextAtMs = new Map<string, number>();

  constructor(clock: Clock, write: (line: LogLine) => void) {
    this.#clock = clock;
    this.#write = write;
  }

  /** @param line with its text still to be made, which is asked for when it is let through */
  write(subject: string, line: { readonly level: LogLine['level']; readonly text: () => string }): void {
    const nowMs = this.#clock.monotonic();
    if (nowMs < (this.#nextAtMs.get(subject) ?? Number.NEGATIVE_INFINITY)) return;
    this.#nextAtMs.set(subject, nowMs + quietMs);
    this.#write({ level: line.level, text: line.text() });
  }
}

import type { Clock } from '../../../../lib/clock/clock.ts';

/** A line for the log of the process. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly text: string;
}

/** Lines of one subject come at most once in this time; what is left out is counted elsewhere. */
const quietMs = 10_000;

/** Lets through one line per subject in ten seconds, or one for ever. */
export class ThrottledLog {
  readonly #clock: Clock;
  readonly #write: (line: LogLine) => void;
  readonly #nextAtMs = new Map<string, number>();

  constructor(clock: Clock, write: (line: LogLine) => void) {
    this.#clock = clock;
    this.#write = write;
  }

  warn(subject: string, text: () => string): void {
    this.#log(subject, text, quietMs);
  }

  warnOnce(subject: string, text: () => string): void {
    this.#log(subject, text, Number.POSITIVE_INFINITY);
  }

  #log(subject: string, text: () => string, forMs: number): void {
    const nowMs = this.#clock.monotonic();
    if (nowMs < (this.#nextAtMs.get(subject) ?? Number.NEGATIVE_INFINITY)) return;
    this.#nextAtMs.set(subject, nowMs + forMs);
    this.#write({ level: 'warn', text: text() });
  }
}

/** How a burst of failures is told: once when it begins, once when it is over. */
export interface FailureLog {
  warn(fields: object, message: string): void;
  info(fields: object, message: string): void;
}

/** Counts failed sends, and logs the first and the end of a burst rather than each. */
export class SendFailures {
  readonly #log: FailureLog;
  #total = 0;
  #inBurst = 0;

  constructor(log: FailureLog) {
    this.#log = log;
  }

  get total(): number {
    return this.#total;
  }

  failed(error: Error, target: string): void {
    this.#total++;
    this.#inBurst++;
    if (this.#inBurst === 1)
      this.#log.warn({ err: error }, `cannot send to ${target}; further failures are only counted`);
  }

  /** Something was sent without a failure since the time before. */
  succeeded(target: string): void {
    if (this.#inBurst > 0) this.#log.info({ failures: this.#inBurst }, `sending to ${target} again`);
    this.#inBurst = 0;
  }
}

import type { DuckDBConnection } from '@duckdb/node-api';

/** One connection, used by one piece of work at a time: a transaction is never mixed with another's statements. */
export class Lane {
  readonly #connection: DuckDBConnection;
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  /** Pieces of work running or queued. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Runs `work` after all that was asked before it; gives its result or its error. */
  run<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
    this.#waiting++;
    const result = this.#tail.then(() => work(this.#connection));
    this.#tail = result.then(
      () => this.#waiting--,
      () => this.#waiting--,
    );
    return result;
  }

  /** Closes the connection when its work is done. */
  async close(): Promise<void> {
    await this.#tail;
    this.#connection.closeSync();
  }
}

import type { DuckDBConnection } from '@duckdb/node-api';
import type { Clock, Timer } from '../../../../lib/clock/clock.ts';
import type { Counters } from './counters.ts';
import type { Database } from './database.ts';
import type { StoreLog } from './store-log.ts';

/** Rows of one part of the store that are taken over but not yet on disk. */
export interface WriteBuffer {
  /** How many rows wait; what is large counts as several. */
  readonly pendingRows: number;
  /** Takes the waiting rows out; new ones gather behind them. */
  take(): PendingWrite;
}

/** What was taken out of a buffer, for one transaction. */
export interface PendingWrite {
  write(connection: DuckDBConnection): Promise<void>;
  /** Called when the transaction is committed. */
  committed?(): void;
  /** Called when the transaction failed: puts the rows back before those that came since. */
  restore(): void;
}

/** How long a row may wait for its commit. With the commit's own time, on a busy machine too, it stays below the promised second. */
const commitDelayMs = 200;

/** Rows that make a commit due at once. */
const commitAtRows = 200_000;

/**
 * Commits the waiting rows of all buffers in one transaction: a fifth of a second after the first came, when there are many,
 * or when a reader asks. A failed transaction keeps its rows and is tried again.
 */
export class GroupCommit {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #counters: Counters;
  readonly #log: StoreLog;
  readonly #buffers: WriteBuffer[] = [];
  readonly #onCommitted = new Set<() => void>();
  readonly #fail: (error: Error) => void;
  #timer: Timer | undefined;
  #running: Promise<void> | undefined;
  #queued: Promise<void> | undefined;
  #failing = false;
  /** When the oldest row came that waits, and the oldest of the commit that runs; by the monotonic clock. */
  #waitingSinceMs: number | undefined;
  #runningSinceMs: number | undefined;

  /** @param parts `fail` is called when the database can no longer be used at all */
  constructor(
    database: Database,
    parts: { clock: Clock; counters: Counters; log: StoreLog; fail: (error: Error) => void },
  ) {
    this.#database = database;
    this.#clock = parts.clock;
    this.#counters = parts.counters;
    this.#log = parts.log;
    this.#fail = parts.fail;
  }

  /** Adds a buffer; buffers are written in the order they were added. */
  add(buffer: WriteBuffer): void {
    this.#buffers.push(buffer);
  }

  /** Calls back after each commit that succeeded. @returns ends that */
  onCommitted(callback: () => void): () => void {
    this.#onCommitted.add(callback);
    return () => this.#onCommitted.delete(callback);
  }

  get pendingRows(): number {
    return this.#buffers.reduce((rows, buffer) => rows + buffer.pendingRows, 0);
  }

  /** For how long the oldest row has waited that is not on disk, in milliseconds; 0 when all are. */
  get uncommittedForMs(): number {
    const sinceMs = this.#runningSinceMs ?? this.#waitingSinceMs;
    return sinceMs === undefined ? 0 : this.#clock.monotonic() - sinceMs;
  }

  /** To be called after rows were put into a buffer. */
  notify(): void {
    this.#waitingSinceMs ??= this.#clock.monotonic();
    if (this.pendingRows >= commitAtRows && !this.#running && !this.#failing) void this.settled();
    this.#timer ??= this.#clock.after(commitDelayMs, () => {
      this.#timer = undefined;
      void this.settled();
    });
  }

  /** Resolves when all rows that wait now are committed; rejects when they could not be. */
  flush(): Promise<void> {
    if (!this.#running) return this.pendingRows === 0 ? Promise.resolve() : this.#start();
    if (this.pendingRows === 0) return this.#running;
    this.#queued ??= this.#running.then(
      () => this.#next(),
      () => this.#next(),
    );
    return this.#queued;
  }

  /**
   * Resolves when all rows that wait now are committed, or have failed to (which is logged and tried again): for readers,
   * who then see what is on disk.
   */
  settled(): Promise<void> {
    return this.flush().catch(() => {});
  }

  /** Flushes for the last time and stops the timer. */
  async close(): Promise<void> {
    this.#timer?.cancel();
    await this.flush();
    this.#timer?.cancel();
  }

  #next(): Promise<void> {
    this.#queued = undefined;
    return this.flush();
  }

  #start(): Promise<void> {
    this.#running = this.#commit().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #commit(): Promise<void> {
    const writes = this.#buffers.filter((buffer) => buffer.pendingRows > 0).map((buffer) => buffer.take());
    const startedMs = this.#clock.monotonic();
    this.#runningSinceMs = this.#waitingSinceMs ?? startedMs;
    this.#waitingSinceMs = undefined;
    try {
      await this.#database.write(async (connection) => {
        for (const write of writes) await write.write(connection);
      });
    } catch (error) {
      for (const write of writes.reverse()) write.restore();
      this.#waitingSinceMs = this.#runningSinceMs;
      this.#runningSinceMs = undefined;
      this.#report(error as Error);
      throw error;
    }
    this.#runningSinceMs = undefined;
    for (const write of writes) write.committed?.();
    this.#failing = false;
    const tookMs = this.#clock.monotonic() - startedMs;
    this.#counters.add('store.flushes');
    this.#counters.set('store.flush_ms', tookMs);
    this.#counters.max('store.flush_ms_max', tookMs);
    for (const callback of this.#onCommitted) callback();
  }

  /** Logs the first failure of a row of them, and tries again later. */
  #report(error: Error): void {
    this.#counters.add('store.flush_errors');
    if (!this.#failing) this.#log('error', `Cannot write to the database, trying again: ${error.message}`);
    this.#failing = true;
    if (/FATAL|database has been invalidated/i.test(error.message)) this.#fail(error);
    this.notify();
  }
}

import { createPool, type Pool, type PoolConnection, type QueryOptions } from 'mysql2';
import type { DatabaseConfig } from '../config.ts';
import { toDatabaseError } from './database-error.ts';

/** A value for a placeholder. */
export type SqlValue = string | number | null;

/** What a statement that writes comes to. */
export interface WriteResult {
  readonly insertId: number;
  /** Rows that were found, changed or not. */
  readonly affectedRows: number;
}

const maxConnections = 10;
/** Statements that may wait for a connection; more are refused. */
const maxWaiting = 200;
/** For a connection, and for the answer to a statement. */
const timeoutMs = 5000;

/**
 * Connections to MySQL, opened when they are needed and again when they were lost.
 * Statements take values by `?` only. While the server cannot be reached they fail with DatabaseUnavailable. Times come
 * as text, in the time zone in which they were written.
 */
export class Database {
  readonly #pool: Pool;

  constructor({ schema: database, ...server }: DatabaseConfig) {
    this.#pool = createPool({
      ...server,
      database,
      charset: 'utf8mb4_unicode_ci',
      dateStrings: true,
      connectionLimit: maxConnections,
      queueLimit: maxWaiting,
      connectTimeout: timeoutMs,
    });
  }

  /** Sends a statement as text, in one round trip: for those whose text depends on what is asked for. */
  query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    return ask((callback) => this.#pool.query(toOptions(sql, values), callback));
  }

  /** Runs a prepared statement that reads. */
  read<Row>(sql: string, values: readonly SqlValue[]): Promise<Row[]> {
    return this.#execute(sql, values);
  }

  /** Runs a prepared statement that writes. */
  write(sql: string, values: readonly SqlValue[]): Promise<WriteResult> {
    return this.#execute(sql, values);
  }

  /** Waits until all that runs is done, and ends the connections. */
  async close(): Promise<void> {
    await ask((callback) => this.#pool.end((error) => callback(error, undefined)));
  }

  /**
   * Prepared, executed, and given back. Kept, each connection would hold every statement it ever saw, and libraries that
   * mark statements with a comment (sqlcommenter) would mark the same one again with each use.
   */
  async #execute<Result>(sql: string, values: readonly SqlValue[]): Promise<Result> {
    const connection = await ask<PoolConnection>((callback) => this.#pool.getConnection(callback));
    try {
      return await ask<Result>((callback) => connection.execute(toOptions(sql, values), callback));
    } finally {
      connection.unprepare(sql);
      connection.release();
    }
  }
}

function toOptions(sql: string, values: readonly SqlValue[]): QueryOptions {
  return { sql, values: [...values], timeout: timeoutMs };
}

/** The driver's own promises take the stack of every call, for the case that it fails: too dear. */
function ask<Result>(call: (callback: (error: unknown, result: unknown) => void) => void): Promise<Result> {
  return new Promise((resolve, reject) => {
    call((error, result) => (error ? reject(toDatabaseError(error)) : resolve(result as Result)));
  });
}

import { createPool, type Pool, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import type { DatabaseConfig } from '../config.ts';
import { toDatabaseError } from './database-error.ts';

/** A value for a placeholder. */
export type SqlValue = string | number | null | Date;

const maxConnections = 10;
/** Statements that may wait for a connection; more are refused. */
const maxWaiting = 200;
/** For a connection, and for the answer to a statement. */
const timeoutMs = 5000;

/**
 * Connections to MySQL, opened when they are needed and again when they were lost.
 * Both ways of asking take values by `?` only, and throw DatabaseUnavailable while the server cannot be reached.
 */
export class Database {
  readonly #pool: Pool;

  constructor(config: DatabaseConfig) {
    const { host, port, user, password, schema } = config;
    this.#pool = createPool({
      host,
      port,
      user,
      password,
      database: schema,
      charset: 'utf8mb4_unicode_ci',
      // Times are kept in UTC, whatever the server's zone.
      timezone: 'Z',
      connectionLimit: maxConnections,
      queueLimit: maxWaiting,
      connectTimeout: timeoutMs,
    });
  }

  /** Sends a statement as text, in one round trip: for those whose text depends on what is asked for. */
  async query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    try {
      const [rows] = await this.#pool.query<RowDataPacket[]>({ sql, values: [...values], timeout: timeoutMs });
      return rows as Row[];
    } catch (error) {
      throw toDatabaseError(error);
    }
  }

  /** Runs a prepared statement that reads. */
  async read<Row>(sql: string, values: readonly SqlValue[]): Promise<Row[]> {
    return (await this.#execute<RowDataPacket[]>(sql, values)) as Row[];
  }

  /** Runs a prepared statement that writes. */
  write(sql: string, values: readonly SqlValue[]): Promise<ResultSetHeader> {
    return this.#execute<ResultSetHeader>(sql, values);
  }

  /** Waits until all that runs is done, and ends the connections. */
  close(): Promise<void> {
    return this.#pool.end();
  }

  /**
   * Prepared, executed, and given back. Kept, each connection would hold every statement it ever saw, and libraries that
   * mark statements with a comment (sqlcommenter) would mark the same one again with each use.
   */
  async #execute<Result extends RowDataPacket[] | ResultSetHeader>(
    sql: string,
    values: readonly SqlValue[],
  ): Promise<Result> {
    try {
      const connection = await this.#pool.getConnection();
      try {
        const [result] = await connection.execute<Result>({ sql, values: [...values], timeout: timeoutMs });
        return result;
      } finally {
        connection.unprepare(sql);
        connection.release();
      }
    } catch (error) {
      throw toDatabaseError(error);
    }
  }
}

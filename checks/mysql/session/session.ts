import { type Connection, createConnection } from 'mysql2/promise';
import type { Login } from './login.ts';
import type { Answer, Row, Statements } from './statements.ts';

/** Marks the check's statements in the server's own lists of statements, as the Agent's are. */
const mark = "/* service='datadog-agent' */";

/** The server's refusals of an account: of a schema, a table, a column, a right, a routine. */
const refusals = new Set([1044, 1142, 1143, 1227, 1370]);

/** One connection, for one run. */
export class Session implements Statements {
  readonly #connection: Connection;
  readonly #readTimeoutS: number;
  #hasTimedOut = false;

  private constructor(connection: Connection, readTimeoutS: number) {
    this.#connection = connection;
    this.#readTimeoutS = readTimeoutS;
    // The statement that is waiting gets the error as well; without a listener it would end the thread.
    connection.on('error', () => undefined);
  }

  /**
   * @param readTimeoutS how long each statement may take
   * @throws with the server's or the system's words when there is no connection
   */
  static async open(login: Login, readTimeoutS: number): Promise<Session> {
    return new Session(await createConnection(login.connection), readTimeoutS);
  }

  async query(sql: string): Promise<Answer> {
    try {
      const timeout = this.#readTimeoutS * 1000;
      const [rows, fields] = await this.#connection.query({ sql: `${mark} ${sql}`, rowsAsArray: true, timeout });
      return {
        columns: (fields ?? []).map(({ name }) => name),
        rows: Array.isArray(rows) ? (rows as unknown as Row[]) : [],
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'PROTOCOL_SEQUENCE_TIMEOUT') throw error;
      this.#hasTimedOut = true;
      throw new Error(`Cannot read ${sql}: no answer within ${this.#readTimeoutS} s (read_timeout)`, { cause: error });
    }
  }

  async records(sql: string): Promise<Record<string, unknown>[]> {
    const { columns, rows } = await this.query(sql);
    return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
  }

  get isLost(): boolean {
    return this.#hasTimedOut;
  }

  /** Says goodbye, so that the server does not count a client that broke off. */
  async close(): Promise<void> {
    if (this.#hasTimedOut) this.#connection.destroy();
    else await this.#connection.end().catch(() => undefined);
  }
}

/** Whether an error says that the account may not do this. */
export function isRefusal(error: unknown): boolean {
  return refusals.has((error as { errno?: number }).errno ?? 0);
}

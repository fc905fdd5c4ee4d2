import { readFileSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { TestingMysql } from '../../services/mysql/testing-mysql.ts';

/** A MySQL-compatible server of one test, as the lab keeps one. */
export interface TestMysql {
  readonly port: number;
  /** Its data folder, as the lab's processes are given it. */
  readonly dataDir: string;
  /** Runs a statement as the server's root. @returns the rows */
  query(sql: string): Promise<Record<string, unknown>[]>;
  /** Makes an empty schema. @returns its URL, password included */
  schema(): Promise<string>;
  /** Ends the server; its data stay. */
  stop(): Promise<void>;
  /** Starts it again, on the same port with the same data. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

/**
 * Starts a private server on loopback.
 * @throws when there is none to start: a test that needs MySQL fails then, it is not left out
 */
export async function startMysql(): Promise<TestMysql> {
  let server = new TestingMysql();
  const port = Number(new URL(await server.ready()).port);
  const secret = (account: string): string => readFileSync(server.file(`${account}.password`), 'utf8').trim();
  let schemas = 0;
  const asRoot = async (...statements: readonly string[]): Promise<Record<string, unknown>[]> => {
    const root = { socketPath: server.file('mysql.sock'), user: 'root', password: secret('root') };
    const connection = await createConnection(root);
    try {
      let rows: unknown;
      for (const statement of statements) [rows] = await connection.query(statement);
      return rows as Record<string, unknown>[];
    } finally {
      await connection.end();
    }
  };
  return {
    port,
    dataDir: server.dataDir,
    query: (sql) => asRoot(sql),
    schema: async () => {
      const name = `test_${schemas++}`;
      await asRoot(
        `CREATE DATABASE ${name} CHARACTER SET utf8mb4`,
        `GRANT ALL PRIVILEGES ON ${name}.* TO 'employees'@'%'`,
      );
      return `mysql://employees:${secret('employees')}@127.0.0.1:${port}/${name}`;
    },
    stop: async () => void (await server.end('SIGTERM')),
    start: async () => {
      server = new TestingMysql({ DD_LABRADOR_MYSQL_PORT: String(port) }, server.dataDir);
      await server.ready();
    },
    remove: () => server.remove(),
  };
}

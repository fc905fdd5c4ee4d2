import type { RequestListener } from 'node:http';
import { createLogger } from '../../lib/log/logger.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { Database, type SqlValue } from './database/database.ts';
import { migrate } from './database/migrate.ts';
import type { PageView } from './metrics.ts';

/** The application of a test, on a schema of a real server. */
export interface TestingApp {
  readonly app: RequestListener;
  /** The pages whose metrics it would have sent. */
  readonly views: readonly PageView[];
  /** Whether it takes itself for ready. */
  setReady(isReady: boolean): void;
  /** Sets the time that it reads. */
  setNow(iso: string): void;
  sql(statement: string, values?: readonly SqlValue[]): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

/**
 * Makes the schema ready, as the application itself does, and the application on it.
 * @param url of an empty schema
 * @param withPeople false: without those that are there from the start
 */
export async function startTestingApp(url: string, withPeople: boolean): Promise<TestingApp> {
  const config = readConfig({ DATABASE_URL: url }).database;
  await migrate(config);
  const database = new Database(config);
  if (!withPeople) await database.query('DELETE FROM employees');
  const views: PageView[] = [];
  let isReady = true;
  let now = '2026-03-01T10:20:30.450Z';
  const app = createApp({
    database,
    log: createLogger('test', 'off'),
    metrics: { viewed: (view) => void views.push(view) },
    isReady: () => isReady,
    now: () => new Date(now),
    secret: 'a secret of this test',
    allowedHosts: ['staff.example'],
  });
  return {
    app,
    views,
    setReady: (value) => {
      isReady = value;
    },
    setNow: (iso) => {
      now = iso;
    },
    sql: (statement, values) => database.query(statement, values),
    close: () => database.close(),
  };
}

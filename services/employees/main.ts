import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { version } from '../../lib/config/version.ts';
import { localUrl } from '../../lib/http/bind-host.ts';
import { listen } from '../../lib/http/server.ts';
import { Lifecycle } from '../../lib/lifecycle/lifecycle.ts';
import { announceReady } from '../../lib/lifecycle/ready.ts';
import { serveStatus } from '../../lib/lifecycle/status-socket.ts';
import { createLogger } from '../../lib/log/logger.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { Database } from './database/database.ts';
import { migrate } from './database/migrate.ts';
import { DatabaseStartup } from './database/startup.ts';
import { PageMetrics } from './metrics.ts';

/* The employees application: reads configuration, builds its parts, starts them in order, stops them in reverse. */

/** Without a database by then it counts as started all the same: it answers, and what depends on it can go on. */
const readyWithoutDatabaseMs = 15_000;

const config = readConfig(process.env);
const log = createLogger('employees', config.logLevel, { file: config.logFile, isBuffered: true });
const lifecycle = new Lifecycle(log);
lifecycle.stopOnSignals();

const metrics = new PageMetrics(log);
lifecycle.add({ name: 'metrics', stop: () => metrics.close() });

const database = new Database(config.database);
lifecycle.add({ name: 'database', stop: () => database.close() });

const startup = new DatabaseStartup({
  prepare: () => migrate(config.database),
  wait: async (delayMs, signal) => void (await sleep(delayMs, undefined, { signal })),
  log,
});
lifecycle.add({ name: 'start of the database', stop: () => startup.stop() });
const starting = startup.run();

const app = createApp({
  database,
  metrics,
  log,
  isReady: () => startup.isReady,
  now: () => new Date(),
  secret: config.secret ?? randomBytes(32).toString('base64url'),
  allowedHosts: config.allowedHosts,
});
const server = await listen(app, {
  host: config.host,
  port: config.port,
  setting: 'PORT',
  hostSetting: 'HOST',
  settingsPlace: 'the environment',
});
lifecycle.add({ name: 'server', stop: () => server.close() });

const url = localUrl('http', config.host, server.port);
if (config.statusDir !== undefined) {
  const startedAtMs = Date.now();
  const socket = await serveStatus({ dataDir: config.statusDir, name: 'employees' }, () => ({
    name: 'employees',
    pid: process.pid,
    version,
    startedAtMs,
    rssBytes: process.memoryUsage.rss(),
    endpoints: { employees: url },
  }));
  lifecycle.add({ name: 'status socket', stop: () => socket.close() });
}
log.info({ url }, 'serves');
await Promise.race([starting, sleep(readyWithoutDatabaseMs, undefined, { ref: false })]);
announceReady({ employees: url });

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { systemClock } from '../../lib/clock/system-clock.ts';
import { loadDatadogConfig } from '../../lib/config/datadog-config.ts';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import { version } from '../../lib/config/version.ts';
import { Lifecycle } from '../../lib/lifecycle/lifecycle.ts';
import { announceReady } from '../../lib/lifecycle/ready.ts';
import { serveStatus } from '../../lib/lifecycle/status-socket.ts';
import { createLogger } from '../../lib/log/logger.ts';
import type { Endpoints, MysqlStatus } from '../../lib/model/process-status.ts';
import { writeDatabaseFiles } from './accounts/database-files.ts';
import { writeMonitoringFile } from './accounts/monitoring-file.ts';
import type { Database } from './database.ts';
import { findOrInstall } from './find/find-or-install.ts';
import { thisMachine } from './find/install-server.ts';
import { openGivenServer } from './given-server.ts';
import { startPrivateServer } from './private-server.ts';
import { serverPlaces } from './server/server-places.ts';

/* The database of the employees service: the server that MYSQL_URL names, else one of the lab's own, which runs as long as this process. */

const clock = systemClock;
const env = process.env;
const { configDir, dataDir } = placesFromEnvironment(env);
const { config } = loadDatadogConfig(configDir, env);
const log = createLogger('mysql', config.log_level);
const lifecycle = new Lifecycle(log);
lifecycle.stopOnSignals();

try {
  const startedAtMs = clock.now();
  await mkdir(serverPlaces(dataDir).folder, { recursive: true, mode: 0o700 });
  const database = await openDatabase();
  await writeDatabaseFiles(serverPlaces(dataDir).folder, database);
  await writeMonitoringFile(serverPlaces(dataDir).folder, database.monitoring);
  const endpoints: Endpoints = { mysql: database.url };
  const status = (): MysqlStatus => ({
    name: 'mysql',
    pid: process.pid,
    version,
    startedAtMs,
    rssBytes: process.memoryUsage.rss(),
    endpoints,
    server: database.server,
    restarts: database.restarts(),
  });
  const statusSocket = await serveStatus({ dataDir, name: 'mysql' }, status);
  lifecycle.add({ name: 'status socket', stop: () => statusSocket.close() });
  announceReady(endpoints);
} catch (error) {
  // What goes wrong here is told in full by the message: a stack would hide it.
  log.fatal((error as Error).message);
  await lifecycle.stop();
  process.exit(1);
}

async function openDatabase(): Promise<Database> {
  if (env.MYSQL_URL) return openGivenServer({ url: env.MYSQL_URL, dataDir, clock, log });
  const program = await findOrInstall(env, {
    machine: await thisMachine(),
    announce: (message) => log.info(message),
  });
  log.debug({ program: path.basename(program.file), version: program.version }, 'found a server');
  return startPrivateServer({
    program,
    dataDir,
    host: config.bind_host,
    port: config.labrador.mysql_port,
    clock,
    log,
    onStoppable: (stop) => lifecycle.add({ name: 'server', stop }),
  });
}

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

/* The starter application: reads configuration, builds its parts, starts them in order, stops them in reverse. */

const config = readConfig(process.env);
const log = createLogger('apm-app', config.logLevel, { file: config.logFile, isBuffered: true });
const lifecycle = new Lifecycle(log);
lifecycle.stopOnSignals();

const app = createApp({
  log,
  employeesUrl: config.employeesUrl,
  allowedHosts: config.allowedHosts,
  wait: async (delayMs, signal) => void (await sleep(delayMs, undefined, { signal })),
});
const server = await listen(app, {
  host: config.host,
  port: config.port,
  setting: 'PORT',
  hostSetting: 'HOST',
  settingsPlace: 'the environment',
});
lifecycle.add({ name: 'server', stop: () => server.close() });

const endpoints = { apm_app: localUrl('http', config.host, server.port) };
if (config.statusDir !== undefined) {
  const startedAtMs = Date.now();
  const socket = await serveStatus({ dataDir: config.statusDir, name: 'apm-app' }, () => ({
    name: 'apm-app',
    pid: process.pid,
    version,
    startedAtMs,
    rssBytes: process.memoryUsage.rss(),
    endpoints,
  }));
  lifecycle.add({ name: 'status socket', stop: () => socket.close() });
}
log.info({ url: endpoints.apm_app }, 'serves');
announceReady(endpoints);

import path from 'node:path';
import { systemClock } from '../../lib/clock/system-clock.ts';
import type { AgeLimits } from '../../lib/codec/age.ts';
import { type LoadedConfig, loadDatadogConfig } from '../../lib/config/datadog-config.ts';
import { type Places, placesFromEnvironment, projectRoot, resolveHostname } from '../../lib/config/places.ts';
import { version } from '../../lib/config/version.ts';
import { startDocumentFiles } from '../../lib/document-files/start-document-files.ts';
import { localUrl } from '../../lib/http/bind-host.ts';
import { createKeyCheck } from '../../lib/http/keys.ts';
import { listen } from '../../lib/http/server.ts';
import { Lifecycle } from '../../lib/lifecycle/lifecycle.ts';
import { announceReady } from '../../lib/lifecycle/ready.ts';
import { serveStatus } from '../../lib/lifecycle/status-socket.ts';
import { createLogger, type Logger } from '../../lib/log/logger.ts';
import type { BackendStatus, Endpoints } from '../../lib/model/process-status.ts';
import type { ApiDeps } from './api/api-deps.ts';
import { readDashboardFile } from './api/dashboards/files/read-dashboard-file.ts';
import { openDashboards } from './api/dashboards/open-dashboards.ts';
import { Snapshots } from './api/snapshots/snapshots.ts';
import { declareMetadata } from './declare-metadata.ts';
import { everyMinute } from './every-minute.ts';
import { Counters } from './intake/counters.ts';
import { BodyDecoder } from './intake/decode/body-decoder.ts';
import { RefusalLog } from './intake/refusal-log.ts';
import { UnusedRequests } from './intake/unused/unused-requests.ts';
import { MinuteJobs } from './minute-jobs.ts';
import { PictureDrawer } from './pictures/picture-drawer.ts';
import { SnapshotFiles } from './pictures/snapshot-files.ts';
import { requireKeysBeyondLoopback, requireReadableKeys } from './require-keys.ts';
import { startSelfMetrics } from './self-metrics.ts';
import { startAlerting } from './start-alerting.ts';
import { startDoors } from './start-doors.ts';
import { openStore } from './store/open-store.ts';
import { readStoreLimits } from './store-limits.ts';

/** How far ahead of the clock the points of metrics may be, in seconds: clocks differ. */
const aheadS = 600;

/** How long pictures that were promised may take when the backend stops, in milliseconds. */
const picturesStopMs = 5000;

/** The backend process: store, doors, API and console. Started by the supervisor, or by hand. */
async function main(): Promise<void> {
  const places = placesFromEnvironment(process.env);
  const loaded = loadDatadogConfig(places.configDir, process.env);
  const log = createLogger('backend', loaded.config.log_level);
  const lifecycle = new Lifecycle(log);
  try {
    reportProblems(loaded, log);
    const endpoints = await start({ loaded, places, log, lifecycle });
    lifecycle.stopOnSignals();
    log.info(endpoints, 'ready');
    announceReady(endpoints);
  } catch (error) {
    await fail(error as Error, { log, lifecycle });
  }
}

/** Ends the process with status 1, whatever still runs in order first. */
async function fail(error: Error, { log, lifecycle }: Pick<Parts, 'log' | 'lifecycle'>): Promise<void> {
  if (isOfConfiguration(error)) log.fatal(error.message);
  else log.fatal({ err: error }, error.message);
  await lifecycle.stop();
  process.exit(1);
}

/** Whether the user sets right what is wrong: doors that cannot be opened name their key, and a stack tells no more. */
function isOfConfiguration({ message }: Error): boolean {
  return message.startsWith('Cannot listen ');
}

function reportProblems({ problems }: LoadedConfig, log: Logger): void {
  for (const { severity, file, line, message } of problems) {
    const level = severity === 'error' ? 'error' : 'warn';
    log[level](`${file}${line === undefined ? '' : `:${line}`}: ${message}`);
  }
}

interface Parts {
  readonly loaded: LoadedConfig;
  readonly places: Places;
  readonly log: Logger;
  readonly lifecycle: Lifecycle;
}

/** Starts the parts in order; each is registered with the lifecycle as soon as it runs. */
async function start({ loaded, places, log, lifecycle }: Parts): Promise<Endpoints> {
  const { config } = loaded;
  const clock = systemClock;
  const startedAtMs = clock.now();
  const hostname = resolveHostname(config.hostname);
  requireReadableKeys(loaded);
  requireKeysBeyondLoopback(config);
  const keys = createKeyCheck({
    apiKey: config.api_key,
    appKey: config.app_key,
    keylessFrom: config.labrador.keyless_from,
  });

  // Loaded while the store's thread opens the database: together they are most of the time until ready.
  const loadingApp = import('./api/app.ts');
  const limits = readStoreLimits(config);
  const metricAge: AgeLimits = { pastS: limits.retentionS.raw, futureS: aheadS };
  const store = await openStore({ dataDir: places.dataDir, clock, log, limits });
  lifecycle.add({ name: 'store', stop: () => store.close() });
  store.onFatal((error) => void fail(error, { log, lifecycle }));

  const [{ createApp }, doors] = await Promise.all([
    loadingApp,
    startDoors({ config, hostname, dataDir: places.dataDir, store, log }),
  ]);
  for (const part of doors.parts) lifecycle.add(part);

  const counters = new Counters();
  const endpoints: Record<string, string> = { ...doors.endpoints };
  const readCounters = async (): Promise<Record<string, number>> => ({
    ...counters.snapshot(),
    ...(await store.counters()),
    ...(await doors.counters()),
  });
  const backendStatus = async (): Promise<BackendStatus> => ({
    ...{ name: 'backend', pid: process.pid, version, startedAtMs, rssBytes: process.memoryUsage.rss(), endpoints },
    counters: await readCounters(),
    ...alerting.status(),
    documentProblems: [dashboardFiles, ...alerting.files].flatMap((files) => files.problems()),
  });
  const pollIntervalMs = config.labrador.poll_interval_ms;
  const ofDashboards = await openDashboards({ documents: store.documents, clock });
  const dashboardFiles = await startDocumentFiles({
    ...{ what: 'dashboards', folder: path.join(places.configDir, 'dashboards'), clock, log, pollIntervalMs },
    readText: readDashboardFile,
    setFiles: (files) => ofDashboards.dashboards.setFiles(files),
  });
  lifecycle.add(dashboardFiles);
  const drawer = new PictureDrawer();
  const snapshotFiles = new SnapshotFiles(path.join(places.dataDir, 'snapshots'));
  const snapshots = new Snapshots({
    ...{ metrics: store.metrics, spans: store.spans, drawer, files: snapshotFiles, clock, log },
  });
  lifecycle.add({
    name: 'pictures',
    stop: async () => {
      await snapshots.settled(picturesStopMs);
      drawer.stop();
    },
  });
  const alerting = await startAlerting({
    ...{ store, drawer, snapshotFiles, clock, log, ...places, env: process.env, pollIntervalMs },
    consoleUrl: () => endpoints.http ?? '',
  });
  for (const part of alerting.parts) lifecycle.add(part);
  const { notify } = alerting;
  const deps: ApiDeps = {
    store,
    ...ofDashboards,
    ...alerting.monitors,
    snapshots,
    mailbox: notify.mailbox,
    notifier: notify.notifier,
    graphNotes: notify.graphNotes,
    clock,
    log,
    counters,
    refusals: new RefusalLog({ counters, log, clock }),
    decoder: new BodyDecoder(),
    unused: new UnusedRequests({ counters, clock }),
    metricAge,
    unansweredRows: () => store.unansweredRows(),
    ...(doors.traces && { traces: doors.traces }),
    ...(doors.dogstatsd && { dogstatsd: doors.dogstatsd }),
    version,
    ...places,
    keys: { api: Boolean(config.api_key), app: Boolean(config.app_key) },
    backendStatus,
  };

  const app = createApp({
    deps,
    keys,
    allowedHosts: [...config.labrador.allowed_hosts, config.bind_host],
    consoleDir: path.join(projectRoot, 'services/console/dist'),
  });
  const server = await listen(app, { host: config.bind_host, port: config.labrador.port, setting: 'labrador.port' });
  lifecycle.add({ name: 'http', stop: () => server.close() });
  endpoints.http = localUrl('http', config.bind_host, server.port);
  notify.start();

  const read = async (): Promise<Record<string, number>> => ({
    ...(await readCounters()),
    'process.rss': process.memoryUsage.rss(),
  });
  lifecycle.add(startSelfMetrics({ store, clock, log, hostname, read }));
  const declare = (): Promise<void> =>
    declareMetadata(store, {
      folders: ['checks', 'services'].map((name) => path.join(projectRoot, name)).concat(config.additional_checksd),
      log,
    });
  await declare();
  const jobs = new MinuteJobs(
    [
      // Monitors are evaluated each minute, however long others take.
      alerting.jobs.evaluation,
      alerting.jobs.downtimes,
      { retention: () => store.tick(clock.now()), metadata: declare, snapshots: () => snapshots.prune() },
    ],
    log,
  );
  lifecycle.add(await everyMinute(jobs));

  const status = await serveStatus({ dataDir: places.dataDir, name: 'backend' }, backendStatus);
  lifecycle.add({ name: 'status', stop: () => status.close() });
  return endpoints;
}

await main();

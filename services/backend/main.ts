import path from 'node:path';
import { systemClock } from '../../lib/clock/system-clock.ts';
import type { AgeLimits } from '../../lib/codec/age.ts';
import { type LoadedConfig, loadDatadogConfig } from '../../lib/config/datadog-config.ts';
import type { DatadogConfig } from '../../lib/config/datadog-schema.ts';
import { type Places, placesFromEnvironment, projectRoot, resolveHostname } from '../../lib/config/places.ts';
import { version } from '../../lib/config/version.ts';
import { startDocumentFiles } from '../../lib/document-files/start-document-files.ts';
import { localUrl, reachableUrl } from '../../lib/http/bind-host.ts';
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
import { type Dogstatsd, startDogstatsd } from './intake/dogstatsd/start-dogstatsd.ts';
import { RefusalLog } from './intake/refusal-log.ts';
import { startTraces, type Traces } from './intake/traces/start-traces.ts';
import { UnusedRequests } from './intake/unused/unused-requests.ts';
import { MinuteJobs } from './minute-jobs.ts';
import { DowntimeWatch } from './monitors/downtimes/downtime-watch.ts';
import { OrphanedDowntimes } from './monitors/downtimes/orphaned-downtimes.ts';
import { summarizeDowntimes } from './monitors/downtimes/summarize-downtimes.ts';
import { summarizeMonitors } from './monitors/summarize-monitors.ts';
import { summarizeMail } from './notify/delivery/summarize-mail.ts';
import { openNotify } from './notify/open-notify.ts';
import { PictureDrawer } from './pictures/picture-drawer.ts';
import { SnapshotFiles } from './pictures/snapshot-files.ts';
import { requireKeysBeyondLoopback, requireReadableKeys } from './require-keys.ts';
import { startSelfMetrics } from './self-metrics.ts';
import { startMonitors } from './start-monitors.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
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

  const startingDogstatsd = config.use_dogstatsd
    ? startDogstatsd({ config, hostname, storePort: store.openPort(), bindHost: config.bind_host, log })
    : undefined;
  const startingTraces = config.apm_config.enabled
    ? startTracesAfter(startingDogstatsd, { config, hostname, store, places, log })
    : undefined;
  const [{ createApp }, dogstatsd, traces] = await Promise.all([loadingApp, startingDogstatsd, startingTraces]);
  if (dogstatsd) lifecycle.add({ name: 'dogstatsd', stop: () => dogstatsd.stop() });
  // Stopped before DogStatsD, to which it hands lines.
  if (traces) lifecycle.add({ name: 'traces', stop: () => traces.stop() });

  const counters = new Counters();
  const endpoints: Record<string, string> = dogstatsd ? { dogstatsd: reachableUrl(dogstatsd.endpoint) } : {};
  if (dogstatsd?.streamEndpoint) endpoints.dogstatsd_stream = dogstatsd.streamEndpoint;
  if (traces) endpoints.traces = reachableUrl(traces.endpoint);
  if (traces?.socketEndpoint) endpoints.traces_socket = traces.socketEndpoint;
  const readCounters = async (): Promise<Record<string, number>> => ({
    ...counters.snapshot(),
    ...(await store.counters()),
    ...(await dogstatsd?.counters()),
    ...(await traces?.counters()),
  });
  const backendStatus = async (): Promise<BackendStatus> => ({
    name: 'backend',
    pid: process.pid,
    version,
    startedAtMs,
    rssBytes: process.memoryUsage.rss(),
    endpoints,
    counters: await readCounters(),
    downtimes: summarizeDowntimes(ofMonitors.deps.downtimes, clock.now()),
    monitors: summarizeMonitors(ofMonitors.deps.monitors.list(), ofMonitors.engine),
    mail: summarizeMail(notify.mailbox, notify.settings),
  });
  const ofDashboards = await openDashboards({ documents: store.documents, clock });
  lifecycle.add(
    await startDocumentFiles({
      what: 'dashboards',
      folder: path.join(places.configDir, 'dashboards'),
      readText: readDashboardFile,
      setFiles: (files) => ofDashboards.dashboards.setFiles(files),
      clock,
      log,
      pollIntervalMs: config.labrador.poll_interval_ms,
    }),
  );
  const ofMonitors = await startMonitors({
    ...{ store, configDir: places.configDir, clock, log },
    pollIntervalMs: config.labrador.poll_interval_ms,
    onTransitions: () => notify.notifier.wake(),
  });
  for (const part of [...ofMonitors.files, ofMonitors.engine]) lifecycle.add(part);
  const drawer = new PictureDrawer();
  const files = new SnapshotFiles(path.join(places.dataDir, 'snapshots'));
  const snapshots = new Snapshots({ metrics: store.metrics, spans: store.spans, drawer, files, clock, log });
  lifecycle.add({
    name: 'pictures',
    stop: async () => {
      await snapshots.settled(picturesStopMs);
      drawer.stop();
    },
  });
  const notify = await openNotify({
    ...{ store, drawer, snapshotFiles: files, clock, log, ...places, env: process.env },
    monitorOf: (id) => ofMonitors.deps.monitors.find(id),
    downtimeOf: (id) => ofMonitors.deps.downtimes.find(id),
    consoleUrl: () => endpoints.http ?? '',
    pollIntervalMs: config.labrador.poll_interval_ms,
  });
  lifecycle.add({ name: 'notify', stop: () => notify.stop() });
  ofMonitors.journal.onWritten(() => notify.changes.wake());
  const { downtimes } = ofMonitors.deps;
  const watch = await DowntimeWatch.open({
    ...{ downtimes, documents: store.documents, clock, log },
    tell: (downtime, what, atMs) => notify.downtimes.notify(downtime, what, atMs),
  });
  const orphaned = new OrphanedDowntimes({ ...ofMonitors.deps, clock });
  const deps: ApiDeps = {
    store,
    ...ofDashboards,
    ...ofMonitors.deps,
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
    ...(traces && { traces }),
    ...(dogstatsd && { dogstatsd }),
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
      { monitors: () => ofMonitors.engine.tick(clock.now()), messages: async () => notify.tick() },
      { 'orphaned downtimes': () => orphaned.tick(), downtimes: () => watch.tick() },
      { retention: () => store.tick(clock.now()), metadata: declare, snapshots: () => snapshots.prune() },
    ],
    log,
  );
  lifecycle.add(await everyMinute(jobs));

  const status = await serveStatus({ dataDir: places.dataDir, name: 'backend' }, backendStatus);
  lifecycle.add({ name: 'status', stop: () => status.close() });
  return endpoints;
}

/** The trace receiver tells clients where DogStatsD listens, and hands it lines. */
async function startTracesAfter(
  startingDogstatsd: Promise<Dogstatsd> | undefined,
  of: Pick<Parts, 'places' | 'log'> & {
    readonly config: DatadogConfig;
    readonly hostname: string;
    readonly store: Pick<Store, 'openPort'>;
  },
): Promise<Traces> {
  const { config, hostname, log } = of;
  const dogstatsd = await startingDogstatsd;
  return startTraces({
    config,
    hostname,
    log,
    dataDir: of.places.dataDir,
    storePort: of.store.openPort(),
    bindHost: config.bind_host,
    ...(dogstatsd && { dogstatsd: { port: dogstatsd.port, packets: dogstatsd.openPort() } }),
  });
}

await main();

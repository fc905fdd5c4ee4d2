import path from 'node:path';
import { systemClock } from '../../lib/clock/system-clock.ts';
import { placesFromEnvironment, projectRoot } from '../../lib/config/places.ts';
import { SecretBackends } from '../../lib/config/secrets/secret-backends.ts';
import { version } from '../../lib/config/version.ts';
import { endProcessHard } from '../../lib/lifecycle/end-process.ts';
import { Lifecycle } from '../../lib/lifecycle/lifecycle.ts';
import { announceReady } from '../../lib/lifecycle/ready.ts';
import { serveStatus } from '../../lib/lifecycle/status-socket.ts';
import { createLogger } from '../../lib/log/logger.ts';
import type { CheckStatus } from '../../lib/model/check-status.ts';
import type { AgentStatus } from '../../lib/model/process-status.ts';
import { AgentChecksSchedule } from './agent-checks/agent-checks-schedule.ts';
import { CacheStore } from './cache/cache-store.ts';
import { Collector } from './collector/collector.ts';
import { Forwarder } from './forwarder/forwarder.ts';
import type { AgentIdentity } from './forwarder/intake-head.ts';
import { HostMetadataSchedule } from './host-metadata/host-metadata-schedule.ts';
import { installUuid } from './host-metadata/install-uuid.ts';
import { localSystem } from './host-metadata/local-system.ts';
import { type AgentConfig, readAgentConfig } from './reload/agent-config.ts';
import { Reloader } from './reload/reloader.ts';
import { integrationsReport } from './report/integrations-report.ts';
import type { DueRun } from './schedule/rhythm.ts';
import { Scheduler } from './schedule/scheduler.ts';
import { CounterSum } from './status/counter-sum.ts';
import { startHeartbeat } from './status/heartbeat.ts';
import { Submitter } from './submit/submitter.ts';

/* The check runtime: reads configuration, builds its parts, starts them in order, stops them in reverse. */

/** How long runs that are going may take to end when the agent stops. */
const stopBoundMs = 3000;

const clock = systemClock;
const env = process.env;
const { configDir, dataDir } = placesFromEnvironment(env);
const secrets = new SecretBackends();
const first = readAgentConfig(configDir, env, secrets);
const log = createLogger('agent', first.config.datadog.log_level);
const lifecycle = new Lifecycle(log);
// All is flushed by then; a thread inside a native call would hold the process for as long as that takes.
lifecycle.stopOnSignals((status) => (collector.isStuck ? endProcessHard(status) : process.exit(status)));

const submitter = new Submitter({ ...first.config.target, hostname: first.config.hostname, log });
lifecycle.add({ name: 'submitter', stop: () => submitter.close() });

const cache = new CacheStore(path.join(dataDir, 'agent', 'cache'), {
  clock,
  onProblem: (message) => log.warn({}, '%s', message),
});
lifecycle.add({ name: 'persistent cache', stop: () => cache.flush() });

const scheduler: Scheduler = new Scheduler(clock, {
  run: runAndSubmit,
  missed: (checkId, count) => collector.missed(checkId, count),
});
const collector: Collector = new Collector({
  clock,
  log,
  settings: () => ({
    hostname: reloader.config.hostname,
    checkTimeoutS: reloader.config.datadog.labrador.check_timeout,
    histogram: reloader.config.histogram,
  }),
  cache,
  scrub: secrets.scrub,
  onAdded: ({ checkId, intervalS }) => scheduler.add(checkId, intervalS),
  onRemoved: (checkId) => scheduler.remove(checkId),
});
lifecycle.add({ name: 'checks', stop: () => collector.stop() });
lifecycle.add({ name: 'scheduler', stop: () => atMost(stopBoundMs, scheduler.stop()) });

const reloader: Reloader = new Reloader({
  clock,
  log,
  configDir,
  env,
  secrets,
  first,
  shippedChecksDir: path.join(projectRoot, 'checks'),
  collector,
  onConfig,
});
lifecycle.add({ name: 'reload', stop: () => reloader.stop() });

const uuid = installUuid(dataDir);
const forwarder = new Forwarder({ clock, log });
lifecycle.add({ name: 'forwarder', stop: () => forwarder.stop() });
const hostMetadata = new HostMetadataSchedule({ clock, forwarder, system: localSystem });
lifecycle.add({ name: 'host metadata', stop: () => hostMetadata.stop() });

const startedAtMs = clock.now();
const statusSocket = await serveStatus({ dataDir, name: 'agent' }, status, {
  integrations: () => integrationsReport(reloader.discovery, reloader.places),
});
lifecycle.add({ name: 'status socket', stop: () => statusSocket.close() });

const heartbeat = startHeartbeat(clock, { version, submit: (submission) => void submitter.submit(submission) });
lifecycle.add({ name: 'heartbeat', stop: () => heartbeat.cancel() });

onConfig(reloader.config);
const loading = reloader.start();
log.info({ target: submitter.target, confd: reloader.config.confdDir }, 'runs checks');
announceReady({});
await loading;
cache.removeOldest(reloader.configuredIds);
const agentChecks = new AgentChecksSchedule({
  clock,
  forwarder,
  identity: () => identityOf(reloader.config),
  checks: checkStatus,
  problems: () => reloader.problems,
});
lifecycle.add({ name: 'agent checks', stop: () => agentChecks.stop() });

async function runAndSubmit(checkId: string, due: DueRun): Promise<void> {
  try {
    const run = await collector.run(checkId, due);
    if (run?.submission) await submitter.submit(run.submission);
  } catch (error) {
    log.error({ err: error, checkId }, 'cannot run the check');
  }
}

/** What of datadog.yaml takes effect without a restart. */
function onConfig(config: AgentConfig): void {
  submitter.setHostname(config.hostname);
  submitter.setTarget(config.target).catch((error: unknown) => log.error({ err: error }, 'cannot change the target'));
  forwarder.setTarget({ ddUrl: config.datadog.dd_url, apiKey: config.datadog.api_key });
  const { hostTags, hostAliases } = config;
  hostMetadata.update({ ...identityOf(config), hostTags, hostAliases });
}

function identityOf({ hostname, datadog }: AgentConfig): AgentIdentity {
  return { hostname, uuid, apiKey: datadog.api_key };
}

function checkStatus(): CheckStatus[] {
  return collector.status((checkId) => scheduler.nextRunAtMs(checkId));
}

function status(): AgentStatus {
  const { lines, errors, tooLong, unsendable, refusedTags } = submitter.counters;
  const forwarded = forwarder.status;
  return {
    name: 'agent',
    pid: process.pid,
    version,
    startedAtMs,
    rssBytes: process.memoryUsage.rss(),
    endpoints: {},
    hostname: reloader.config.hostname,
    hostnameProvider: reloader.config.hostnameProvider,
    hostTags: reloader.config.hostTags,
    configPath: reloader.config.file,
    confdPath: reloader.config.confdDir,
    checksPath: reloader.config.additionalChecksDir,
    checks: checkStatus(),
    problems: reloader.problems,
    counters: new CounterSum(collector.counters).add('submitter', { tooLong, unsendable, refusedTags }).values,
    submitter: { target: submitter.target, sent: lines, errors },
    ...(forwarded ? { forwarder: forwarded } : {}),
  };
}

async function atMost(boundMs: number, work: Promise<void>): Promise<void> {
  const bound = Promise.withResolvers<void>();
  const timer = clock.after(boundMs, bound.resolve);
  await Promise.race([work, bound.promise]);
  timer.cancel();
}

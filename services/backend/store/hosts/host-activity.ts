import type { HostCheck } from '../../../../lib/model/host.ts';
import type { LatestChecks } from '../checks/latest-checks.ts';
import type { ContextCatalogue } from '../metrics/context-catalogue.ts';
import type { MetricMetadataStore } from '../metrics/metric-metadata.ts';
import type { SpanHosts } from '../spans/span-hosts.ts';

/** What came from a host. */
export interface HostActivity {
  /** Unix seconds. */
  lastSeenS: number;
  /** What reports from it: `system`, `mysql`, `trace`, … */
  readonly apps: Set<string>;
}

/** Where it is seen that something came from a host. */
export interface HostSources {
  readonly catalogue: Pick<ContextCatalogue, 'metrics'>;
  readonly metadata: Pick<MetricMetadataStore, 'integrationOf'>;
  readonly checks: Pick<LatestChecks, 'all'>;
  readonly spans: Pick<SpanHosts, 'all'>;
}

/**
 * Hosts that metrics, service checks or spans came from since `sinceS`, and which integrations those belong to.
 * Goes through all contexts; a metric's integration is looked up once.
 */
export function hostActivity(sources: HostSources, sinceS: number): Map<string, HostActivity> {
  const hosts = new Map<string, HostActivity>();
  const saw = (host: string, seenS: number, app: string | undefined): void => {
    if (host === '' || seenS < sinceS) return;
    let activity = hosts.get(host);
    if (!activity) {
      activity = { lastSeenS: 0, apps: new Set() };
      hosts.set(host, activity);
    }
    if (seenS > activity.lastSeenS) activity.lastSeenS = seenS;
    if (app !== undefined) activity.apps.add(app);
  };
  for (const [metric, entries] of sources.catalogue.metrics()) {
    const app = sources.metadata.integrationOf(metric);
    for (const { context, lastSeenS } of entries) saw(context.host, lastSeenS, app);
  }
  for (const { check, host, timestampS } of sources.checks.all())
    saw(host, timestampS, sources.metadata.integrationOf(check));
  for (const [host, seenS] of sources.spans.all()) saw(host, seenS, 'trace');
  return hosts;
}

/** Checks of the Agent's core, which all report `system.…`. */
const systemChecks = new Set(['cpu', 'disk', 'file_handle', 'io', 'load', 'memory', 'network', 'uptime']);

/** The integrations of the checks that an Agent reported of. */
export function appsOfChecks(checks: readonly HostCheck[]): readonly string[] {
  return checks.map(({ check }) => (systemChecks.has(check) ? 'system' : check));
}

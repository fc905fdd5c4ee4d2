import type { InstanceReport, RunInstance } from './check-report.ts';

const sections = [
  ['Series', 'metrics'],
  ['Sketches', 'sketches'],
  ['Service Checks', 'service_checks'],
  ['Events', 'events'],
] as const;

/**
 * The text of `agent check`: what would be submitted, then the Collector block, then a hint where only one run was
 * made. Sections without data are left out.
 */
export function formatCheckRun(instances: readonly RunInstance[], reports: readonly InstanceReport[]): string {
  const parts = sections.flatMap(([title, key]) => {
    const entries = reports.flatMap(({ aggregator }): readonly object[] => aggregator[key] ?? []);
    return entries.length === 0 ? [] : [`=== ${title} ===\n${JSON.stringify(entries, null, 2)}\n`];
  });
  parts.push('=========\nCollector\n=========\n\n  Running Checks\n  ==============\n');
  parts.push(...[...Map.groupBy(instances, ({ status }) => status.check).values()].map(formatCheck));
  if (instances.some(({ status }) => status.runs === 1)) {
    parts.push(
      'Check has run only once, if some metrics are missing you can try again with --check-rate to see any other metric if available.\n',
    );
  }
  return `${parts.join('\n')}`;
}

function formatCheck(instances: readonly RunInstance[]): string {
  const title = `${instances[0]?.status.check} (${instances[0]?.version})`;
  return `    ${title}\n    ${'-'.repeat(title.length)}\n${instances.map(formatInstance).join('\n')}`;
}

function formatInstance({ status }: RunInstance): string {
  const state = { error: 'ERROR', warning: 'WARNING', ok: 'OK', waiting: 'WAITING', running: 'RUNNING' }[status.state];
  const lines = [
    `Instance ID: ${status.checkId} [${state}]`,
    `Configuration Source: ${status.source}`,
    `Total Runs: ${status.runs}`,
    `Metric Samples: Last Run: ${status.metricSamples.last}, Total: ${status.metricSamples.total}`,
    `Events: Last Run: ${status.events.last}, Total: ${status.events.total}`,
    `Service Checks: Last Run: ${status.serviceChecks.last}, Total: ${status.serviceChecks.total}`,
    `Average Execution Time : ${Math.round(status.averageDurationMs ?? 0)}ms`,
    `Last Execution Date : ${formatDate(status.lastRunAtMs)}`,
    `Last Successful Execution Date : ${formatDate(status.lastSuccessAtMs)}`,
    ...(status.lastError === undefined ? [] : [`Error: ${status.lastError.replaceAll('\n', '\n        ')}`]),
    ...status.lastWarnings.map((warning) => `Warning: ${warning}`),
  ];
  return `${lines.map((line) => `      ${line}\n`).join('')}`;
}

function formatDate(atMs: number | undefined): string {
  if (atMs === undefined) return 'Never';
  return `${new Date(atMs).toISOString().slice(0, 19).replace('T', ' ')} UTC (${Math.round(atMs)})`;
}

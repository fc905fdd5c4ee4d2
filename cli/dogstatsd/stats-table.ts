import type { DogstatsdMetricStats, MetricStat } from '../../lib/api-types/dogstatsd.ts';

const nameWidth = 40;
const countWidth = 10;

/** The table of `agent dogstatsd-stats`, without its tags: samples are counted by name alone. */
export function statsTable({ metrics, leftOut }: DogstatsdMetricStats): string {
  if (metrics.length === 0) return 'No metrics processed yet.\n';
  const header = `${'Metric'.padEnd(nameWidth)} | ${'Count'.padEnd(countWidth)} | Last Seen\n`;
  const rule = `${'-'.repeat(nameWidth)}-|-${'-'.repeat(countWidth)}-|-${'-'.repeat(23)}\n`;
  const rest = leftOut > 0 ? `\n${leftOut} samples of further metrics, beyond ${metrics.length}, have no line.\n` : '';
  return header + rule + metrics.map(line).join('') + rest;
}

function line({ name, count, lastSeenS }: MetricStat): string {
  const seen = `${new Date(lastSeenS * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return `${name.padEnd(nameWidth)} | ${String(count).padEnd(countWidth)} | ${seen}\n`;
}

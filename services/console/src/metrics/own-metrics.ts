import type { LabMetric } from '../../../../lib/api-types/lab.ts';

/** So many are offered. */
const MOST = 6;

/** The metrics that came last, without those that the lab and its agent send about themselves. */
export function ownMetrics(metrics: readonly LabMetric[]): LabMetric[] {
  return metrics
    .filter(({ metric }) => !/^(labrador|datadog)\./.test(metric))
    .toSorted((a, b) => b.lastSeenS - a.lastSeenS || a.metric.localeCompare(b.metric))
    .slice(0, MOST);
}

import type { MonitorType } from '../api-types/monitors.ts';
import { MonitorQueryError } from './monitor-query-error.ts';

/** The types of monitors that are evaluated. */
export const monitorTypes: readonly MonitorType[] = [
  'metric alert',
  'query alert',
  'service check',
  'event-v2 alert',
  'composite',
  'trace-analytics alert',
];

/** Those that Datadog has besides. */
const otherTypes: readonly string[] = [
  'audit alert',
  'ci-pipelines alert',
  'ci-tests alert',
  'cost alert',
  'data-jobs alert',
  'data-quality alert',
  'database-monitoring alert',
  'error-tracking alert',
  'llm-observability alert',
  'log alert',
  'network-path alert',
  'network-performance alert',
  'process alert',
  'rum alert',
  'slo alert',
  'synthetics alert',
];

/** @throws MonitorQueryError that names a type which is not evaluated, or which there is not */
export function readMonitorType(type: string): MonitorType {
  const known = monitorTypes.find((each) => each === type);
  if (known) return known;
  if (type === 'event alert') {
    throw new MonitorQueryError(
      'unsupported',
      `not supported yet: type '${type}'; events are of type 'event-v2 alert'`,
      0,
    );
  }
  if (otherTypes.includes(type)) throw new MonitorQueryError('unsupported', `not supported yet: type '${type}'`, 0);
  throw new MonitorQueryError('syntax', `'${type.slice(0, 40)}' is no type of a monitor`, 0);
}

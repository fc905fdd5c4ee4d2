import type { MonitorThresholds } from '../../../../../lib/api-types/monitors.ts';
import type { MonitorState } from '../../../../../lib/model/monitor.ts';
import type { ServiceCheckStatus } from '../../../../../lib/model/service-check.ts';

/**
 * The state of a group of sources by how many percent of them are CRITICAL, then WARNING. Its value is the percentage that
 * decided, of CRITICAL where none did.
 * @param reports the newest of each source
 */
export function stateOfShares(
  reports: readonly ServiceCheckStatus[],
  { critical = 100, warning }: MonitorThresholds,
): { readonly state: MonitorState; readonly value: number } {
  const percentOf = (status: ServiceCheckStatus): number =>
    (reports.filter((each) => each === status).length / reports.length) * 100;
  const [ofCritical, ofWarning] = [percentOf(2), percentOf(1)];
  if (ofCritical >= critical) return { state: 'Alert', value: ofCritical };
  if (warning !== undefined && ofWarning >= warning) return { state: 'Warn', value: ofWarning };
  return { state: 'OK', value: ofCritical };
}

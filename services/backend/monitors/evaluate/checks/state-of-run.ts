import type { MonitorThresholds } from '../../../../../lib/api-types/monitors.ts';
import type { MonitorState } from '../../../../../lib/model/monitor.ts';
import type { ServiceCheckStatus } from '../../../../../lib/model/service-check.ts';

/** What a status means, and how many reports in a row make it so. */
const statuses: Readonly<
  Record<
    ServiceCheckStatus,
    { readonly state: MonitorState; readonly threshold: keyof MonitorThresholds; readonly least?: number }
  >
> = {
  0: { state: 'OK', threshold: 'ok', least: 1 },
  1: { state: 'Warn', threshold: 'warning' },
  2: { state: 'Alert', threshold: 'critical', least: 1 },
  3: { state: 'Unknown', threshold: 'unknown' },
};

/**
 * The state of a group by its last reports; undefined while they do not decide, as when there are not enough of a status in a row,
 * or there is no threshold for it. Without a threshold one report is enough for OK and for CRITICAL.
 * @param reports newest first, at least one
 */
export function stateOfRun(
  reports: readonly ServiceCheckStatus[],
  thresholds: MonitorThresholds,
): { readonly state: MonitorState; readonly value: number } | undefined {
  const [newest] = reports;
  if (newest === undefined) return undefined;
  const end = reports.findIndex((status) => status !== newest);
  const inRow = end < 0 ? reports.length : end;
  const { state, threshold, least } = statuses[newest];
  const needed = thresholds[threshold] ?? least;
  return needed !== undefined && inRow >= needed ? { state, value: inRow } : undefined;
}

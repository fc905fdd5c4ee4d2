import type { MonitorThresholds } from '../../../../lib/api-types/monitors.ts';
import { errors } from '../../../../lib/http/errors.ts';
import { isBreached } from '../../../../lib/monitor-language/conditions.ts';
import { asFloat } from '../../../../lib/monitor-language/default-name.ts';
import type { Comparator, MonitorQuery, ServiceCheckMonitorQuery } from '../../../../lib/monitor-language/types.ts';

const recoveries = ['critical_recovery', 'warning_recovery'];

/** The thresholds that each kind of query may have. Datadog took those of recovery away from events. */
const statuses: Readonly<Record<MonitorQuery['kind'], readonly string[]>> = {
  metric: ['critical', 'warning', 'ok', ...recoveries],
  formula: ['critical', 'warning', 'ok', ...recoveries],
  'trace-analytics': ['critical', 'warning', 'ok', ...recoveries],
  events: ['critical', 'warning', 'ok'],
  'service check': ['critical', 'warning', 'ok', 'unknown'],
  composite: ['critical', 'warning', 'ok', 'unknown', ...recoveries],
};

/**
 * Holds thresholds against the query that they are of.
 * @returns them, the one in the query among them where none was sent
 * @throws HttpError 400 in Datadog's words
 */
export function checkThresholds(
  query: MonitorQuery,
  sent: MonitorThresholds | undefined,
): MonitorThresholds | undefined {
  const wrong = Object.keys(sent ?? {}).filter((status) => !statuses[query.kind].includes(status));
  if (wrong.length > 0) throw errors.wrongThresholds(wrong);
  if (query.kind === 'composite') return sent;
  if (query.kind === 'service check') {
    if (sent) checkCounts(query, sent);
    return sent;
  }
  const { comparator, threshold } = query;
  if (!sent || Object.keys(sent).length === 0) return { critical: threshold };
  if (sent.critical === undefined) throw errors.alertThresholdMissing();
  if (sent.critical !== threshold) {
    throw errors.otherThreshold(asFloat(sent.critical), asFloat(threshold));
  }
  checkSides(comparator, { ...sent, critical: sent.critical });
  return sent;
}

/** Numbers of reports in a row, or of `pct_by_status` shares of the groups. */
function checkCounts({ count, last }: ServiceCheckMonitorQuery, thresholds: MonitorThresholds): void {
  const isPercent = count === 'pct_by_status';
  for (const [status, value] of Object.entries(thresholds)) {
    const isRight = isPercent ? value >= 0 && value <= 100 : Number.isInteger(value) && value >= 0;
    const needed = isPercent ? 'a percentage, from 0 to 100' : 'a number of reports in a row';
    if (!isRight) throw errors.badParameterBecause(`thresholds.${status}`, `must be ${needed}`);
    if (!isPercent && value > last) throw errors.tooFewReports();
  }
}

type Written = MonitorThresholds & { readonly critical: number };

/**
 * A warning comes before the alert, and a recovery when the warning or the alert is over, never at the same value. The alert's may
 * lie beyond the warning: it then stays Alert until the value is well below that, too.
 */
function checkSides(comparator: Comparator, thresholds: Written): void {
  const { critical, warning, critical_recovery: alertRecovery, warning_recovery: warningRecovery } = thresholds;
  const direction = directionOf(comparator);
  if (direction === 0) return;
  /** Whether a value is reached before another when things get worse. */
  const isBefore = (one: number, other: number): boolean => isBreached(direction > 0 ? '<' : '>', one, other);
  if (warning !== undefined && !isBefore(warning, critical)) {
    throw errors.warningBeyondAlert(asFloat(warning), asFloat(critical), direction > 0 ? 'less' : 'greater');
  }
  if (alertRecovery !== undefined && !isBefore(alertRecovery, critical)) throw errors.recoveryOverlaps('alert');
  if (warningRecovery !== undefined) {
    if (warning === undefined) throw errors.parameterNeeds('thresholds.warning_recovery', 'thresholds.warning');
    if (!isBefore(warningRecovery, warning)) throw errors.recoveryOverlaps('warning');
  }
}

/** 1: greater is worse. -1: less is. 0: neither. */
function directionOf(comparator: Comparator): -1 | 0 | 1 {
  if (comparator === '>' || comparator === '>=') return 1;
  return comparator === '<' || comparator === '<=' ? -1 : 0;
}

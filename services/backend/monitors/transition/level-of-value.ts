import type { MonitorState } from '../../../../lib/model/monitor.ts';
import { isBreached, isRecovered } from '../../../../lib/monitor-language/conditions.ts';
import type { MonitorThresholdRules } from '../rules/monitor-rules.ts';

/**
 * The state of a group by its value (api.md 5.4): critical first, then warning. A group that was triggered recovers by the
 * recovery threshold where there is one; from Alert it comes down to Warn while it has not recovered from that.
 * @param recoveryValue what is held against recovery thresholds, where that is another
 */
export function levelOfValue(
  before: MonitorState,
  { value, recoveryValue = value }: { readonly value: number; readonly recoveryValue?: number | undefined },
  thresholds: MonitorThresholdRules,
): 'OK' | 'Warn' | 'Alert' {
  const { critical, warning, criticalRecovery, warningRecovery } = thresholds;
  const breaches = (threshold: number | undefined): boolean =>
    threshold !== undefined &&
    thresholds.comparator !== undefined &&
    isBreached(thresholds.comparator, value, threshold);
  const staysAbove = (recovery: number | undefined, threshold: number | undefined): boolean =>
    recovery !== undefined &&
    threshold !== undefined &&
    !hasRecovered(recoveryValue, { threshold, recovery, thresholds });
  if (breaches(critical)) return 'Alert';
  if (before === 'Alert' && staysAbove(criticalRecovery, critical)) return 'Alert';
  if (breaches(warning)) return 'Warn';
  if ((before === 'Alert' || before === 'Warn') && staysAbove(warningRecovery, warning)) return 'Warn';
  return 'OK';
}

function hasRecovered(
  value: number,
  {
    threshold,
    recovery,
    thresholds: { comparator = '>', recoversAt },
  }: { readonly threshold: number; readonly recovery: number; readonly thresholds: MonitorThresholdRules },
): boolean {
  return recoversAt ? value <= recovery : isRecovered(comparator, value, { threshold, recovery });
}

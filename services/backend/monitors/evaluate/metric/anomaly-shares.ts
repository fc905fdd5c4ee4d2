import type { MonitorOptions } from '../../../../../lib/api-types/monitors.ts';
import type { MetricMonitorQuery } from '../../../../../lib/monitor-language/types.ts';
import { readWindow } from '../../../../../lib/monitor-language/window.ts';
import { windowSeconds } from '../../../../../lib/monitor-language/window-times.ts';
import type { GroupSeries } from '../../../query/metrics/groups.ts';
import { type EvaluationWindow, querySeconds } from '../evaluation-window.ts';

/** Where the parts of points that decide about trigger and recovery begin, Unix seconds. */
export interface ShareWindows {
  readonly triggerFromS: number;
  readonly recoveryFromS: number;
}

/** By `threshold_windows`; else by the `alert_window` of the query, else the whole window. */
export function shareWindows(
  query: MetricMonitorQuery,
  { threshold_windows: windows }: MonitorOptions,
  window: EvaluationWindow,
): ShareWindows {
  const { fromS, shownS } = querySeconds(window);
  const startOf = (text: string): number => {
    const read = readWindow(text);
    if (!read) throw new Error(`'${text}' is no window, such as last_15m`);
    return Math.max(fromS, fromS + shownS - windowSeconds(read));
  };
  const written = windows?.trigger_window ?? alertWindowOf(query);
  const triggerFromS = written === undefined ? fromS : startOf(written);
  const recovery = windows?.recovery_window ?? undefined;
  return { triggerFromS, recoveryFromS: recovery === undefined ? triggerFromS : startOf(recovery) };
}

function alertWindowOf({ expression }: MetricMonitorQuery): string | undefined {
  const written = expression.kind === 'call' ? expression.arguments.alert_window : undefined;
  return written === undefined ? undefined : String(written);
}

/** Which parts of the points are outside of their band, 0 to 1; undefined where the trigger window has no point. */
export function anomalyShares(
  { values, band }: GroupSeries,
  timesS: Float64Array,
  { triggerFromS, recoveryFromS }: ShareWindows,
): { readonly value: number; readonly recoveryValue: number } | undefined {
  const shareFrom = (fromS: number): number => {
    let [points, outside] = [0, 0];
    for (const [at, value] of values.entries()) {
      if (Number.isNaN(value) || (timesS[at] as number) < fromS) continue;
      points += 1;
      outside += band?.anomalous?.[at] ?? 0;
    }
    return outside / points;
  };
  const value = shareFrom(triggerFromS);
  const recoveryValue = shareFrom(recoveryFromS);
  if (Number.isNaN(value)) return undefined;
  return { value, recoveryValue: Number.isNaN(recoveryValue) ? value : recoveryValue };
}

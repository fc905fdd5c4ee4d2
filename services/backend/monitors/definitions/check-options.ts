import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import { errors } from '../../../../lib/http/errors.ts';
import { callsIn } from '../../../../lib/monitor-language/calls-in.ts';
import { groupKeysOf } from '../../../../lib/monitor-language/group-keys-of.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { checkSchedule } from './check-schedule.ts';
import { checkThresholds } from './check-thresholds.ts';
import { checkSpanQuery, checkVariables } from './check-variables.ts';

/**
 * Holds options against each other and against the query (api.md 5.3).
 * @returns them, with the thresholds as they are evaluated
 * @throws HttpError 400
 */
export function checkOptions(query: MonitorQuery, options: MonitorOptions): MonitorOptions {
  checkMissingData(options);
  checkRenotification(options);
  checkGroups(query, options);
  checkWindows(query, options);
  checkSchedule(query, options);
  checkVariables(options.variables ?? []);
  if (query.kind === 'trace-analytics') checkSpanQuery(query);
  const thresholds = checkThresholds(query, options.thresholds);
  return thresholds ? { ...options, thresholds } : options;
}

function checkMissingData({ on_missing_data, notify_no_data, no_data_timeframe }: MonitorOptions): void {
  if ((on_missing_data ?? undefined) === undefined) return;
  if (notify_no_data) throw errors.exclusiveParameters('on_missing_data', 'notify_no_data');
  if (no_data_timeframe) throw errors.exclusiveParameters('on_missing_data', 'no_data_timeframe');
}

function checkRenotification({ renotify_interval, renotify_occurrences, renotify_statuses }: MonitorOptions): void {
  if (renotify_interval) return;
  if (renotify_occurrences) throw errors.parameterNeeds('renotify_occurrences', 'renotify_interval');
  if (renotify_statuses && renotify_statuses.length > 0) {
    throw errors.parameterNeeds('renotify_statuses', 'renotify_interval');
  }
}

/** What messages are sent for is a part of what is evaluated. */
function checkGroups(query: MonitorQuery, { notify_by }: MonitorOptions): void {
  const keys = groupKeysOf(query);
  const isThere = (key: string): boolean => key === '*' || keys.includes('*') || keys.includes(key);
  const other = notify_by?.find((key) => !isThere(key));
  if (other === undefined) return;
  const there = keys.length === 0 ? "its only group is '*'" : `it is grouped by ${keys.join(', ')}`;
  throw errors.badParameterBecause('notify_by', `'${other}': ${there}`);
}

/** Windows of their own are there for anomalies, and hours and days begin where the window is a calendar's. */
function checkWindows(query: MonitorQuery, { threshold_windows, scheduling_options }: MonitorOptions): void {
  const isOfAnomalies = query.kind === 'metric' && callsIn(query.expression).some(({ name }) => name === 'anomalies');
  const hasWindows = Object.values(threshold_windows ?? {}).some((window) => window !== null && window !== undefined);
  if (hasWindows && !isOfAnomalies) throw errors.parameterNeeds('threshold_windows', 'anomalies()');
  const isOfCalendar = 'window' in query && query.window.kind === 'current';
  if (scheduling_options?.evaluation_window && !isOfCalendar) {
    throw errors.parameterNeeds('scheduling_options.evaluation_window', 'a window such as current_1d');
  }
}

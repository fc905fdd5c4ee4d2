import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { windowSeconds } from '../../../../lib/monitor-language/window-times.ts';
import { queriesIn } from '../../../../lib/query-language/queries-in.ts';
import type { MissingDataRule, MonitorRules, MonitorThresholdRules, RenotifyRule } from './monitor-rules.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A new group waits so long where a monitor does not say, in seconds; as at Datadog. */
const defaultGroupDelayS = 60;

/** A group is forgotten after so long. */
const defaultRetentionMs = 24 * hourMs;

/** Service checks have no window: without data for so long they have No Data. */
const checkTimeframeMs = 24 * hourMs;

/**
 * Reads what decides about a monitor's states from its query and options (api.md 5.3, 5.4).
 * @throws Error naming an option that is not evaluated
 */
export function rulesOfMonitor(query: MonitorQuery, options: MonitorOptions): MonitorRules {
  const windowMs = 'window' in query ? windowSeconds(query.window) * 1000 : 0;
  const renotify = renotifyRule(options);
  const missing = missingDataRule(query, options);
  const isScheduled = (options.scheduling_options?.custom_schedule ?? undefined) !== undefined;
  return {
    ...(isScheduled && { isScheduled }),
    isMulti: query.kind !== 'composite' && query.groupBy.length > 0,
    thresholds: thresholdRules(query, options),
    missing,
    tellsNoData: tellsNoData(options),
    ...(options.timeout_h && { timeoutMs: options.timeout_h * hourMs }),
    retentionMs: retentionMs(options, missing),
    // The members of a composite have waited already; and what is evaluated once a day would wait for another day.
    newGroupDelayMs:
      query.kind === 'composite' || isScheduled ? 0 : (options.new_group_delay ?? defaultGroupDelayS) * 1000,
    ...(renotify && { renotify }),
    notifyBy: options.notify_by ?? [],
    windowMs,
  };
}

function thresholdRules(query: MonitorQuery, { thresholds = {} }: MonitorOptions): MonitorThresholdRules {
  if (!('comparator' in query)) return {};
  const isAnomalies =
    query.kind === 'metric' && query.expression.kind === 'call' && query.expression.name === 'anomalies';
  const { warning, critical_recovery: criticalRecovery, warning_recovery: warningRecovery } = thresholds;
  return {
    comparator: query.comparator,
    critical: thresholds.critical ?? query.threshold,
    ...(warning !== undefined && { warning }),
    ...(criticalRecovery !== undefined && { criticalRecovery }),
    ...(warningRecovery !== undefined && { warningRecovery }),
    ...(isAnomalies && { recoversAt: true }),
  };
}

function missingDataRule(query: MonitorQuery, options: MonitorOptions): MissingDataRule {
  if (query.kind === 'composite') return { kind: 'forget' };
  switch (options.on_missing_data) {
    case 'default':
      return isCount(query) ? { kind: 'zero' } : { kind: 'keep' };
    case 'show_no_data':
    case 'show_and_notify_no_data':
      return { kind: 'show' };
    case 'resolve':
      return { kind: 'resolve' };
  }
  const isSearch = query.kind === 'events' || query.kind === 'trace-analytics';
  if (isSearch && !options.notify_no_data) return isCount(query) ? { kind: 'zero' } : { kind: 'keep' };
  const defaultMs = 'window' in query ? 2 * windowSeconds(query.window) * 1000 : checkTimeframeMs;
  return { kind: 'after', timeframeMs: options.no_data_timeframe ? options.no_data_timeframe * minuteMs : defaultMs };
}

/** Whether a query counts: then nothing is 0. */
function isCount(query: MonitorQuery): boolean {
  switch (query.kind) {
    case 'metric':
      return query.aggregator === 'count' || queriesIn(query.expression).every(({ as }) => as === 'count');
    case 'events':
    case 'trace-analytics':
      return query.rollup.method === 'count';
    default:
      return false;
  }
}

function tellsNoData({
  on_missing_data: onMissing,
  notify_no_data: notifies,
}: MonitorOptions): MonitorRules['tellsNoData'] {
  if (onMissing) return onMissing === 'show_and_notify_no_data' || { option: 'on_missing_data' };
  return notifies === true || { option: 'notify_no_data' };
}

function renotifyRule(options: MonitorOptions): RenotifyRule | undefined {
  if (!options.renotify_interval) return undefined;
  const occurrences = options.renotify_occurrences ?? undefined;
  return {
    intervalMs: options.renotify_interval * minuteMs,
    ...(occurrences !== undefined && { occurrences }),
    statuses: options.renotify_statuses ?? ['alert', 'no data'],
  };
}

/** What is to become No Data only after that time is kept for as long again. */
function retentionMs({ group_retention_duration: written }: MonitorOptions, missing: MissingDataRule): number {
  const ownMs = written ? spanMs(written) : defaultRetentionMs;
  return missing.kind === 'after' && missing.timeframeMs >= ownMs ? missing.timeframeMs + ownMs : ownMs;
}

function spanMs(written: string): number {
  const [, amount, unit] = /^(\d{1,4})(m|h|d)$/.exec(written) ?? [];
  if (amount === undefined) throw new Error(`'group_retention_duration' is '${written}', it must be 60m to 72h`);
  const unitMs = unit === 'm' ? minuteMs : unit === 'h' ? hourMs : 24 * hourMs;
  return Number(amount) * unitMs;
}

import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import { parseMonitorQuery } from '../../../../lib/monitor-language/parse.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { matchedNames } from '../evaluate/matched/matched-names.ts';
import { CustomSchedule } from '../rules/custom-schedule.ts';
import { evaluationIntervalMs } from '../rules/evaluation-interval.ts';
import type { MonitorRules } from '../rules/monitor-rules.ts';
import { rulesOfMonitor } from '../rules/rules-of-monitor.ts';
import { dataLagMs } from './data-lag.ts';

/** A monitor as it is evaluated: its query and options, read once. */
export interface PlannedMonitor {
  readonly record: MonitorRecord;
  readonly query: MonitorQuery;
  readonly rules: MonitorRules;
  readonly intervalMs: number;
  /** When it is evaluated, where it does not go by its interval. */
  readonly schedule?: CustomSchedule;
  /** How far the times of data on disk may lag behind. */
  readonly dataLagMs: number;
  /** The keys of its groups; of a composite those of its members. */
  readonly groupBy: readonly string[];
  /** What its texts name of matched events and spans: variable → what of them. */
  readonly matchedNames: ReadonlyMap<string, string>;
}

/** @throws Error saying what of the query or the options cannot be evaluated */
export function planMonitor(record: MonitorRecord): PlannedMonitor {
  const { type, options } = record;
  const custom = options.scheduling_options?.custom_schedule;
  const query = parseMonitorQuery(type, record.query, options);
  const rules = rulesOfMonitor(query, options);
  return {
    record,
    query,
    rules,
    intervalMs: evaluationIntervalMs(query),
    ...(custom && { schedule: new CustomSchedule(custom.recurrences, record.createdAtMs) }),
    dataLagMs: dataLagMs(rules),
    groupBy: query.kind === 'composite' ? [] : query.groupBy,
    matchedNames: matchedNames(record, query),
  };
}

import type { MonitorState } from '../model/monitor.ts';

/** The types of monitors that the lab evaluates; all others are refused by name. */
export type MonitorType =
  | 'metric alert'
  | 'query alert'
  | 'service check'
  | 'event-v2 alert'
  | 'composite'
  | 'trace-analytics alert';

/** Numbers of `count_by_status` monitors, values of all others. */
export interface MonitorThresholds {
  readonly critical?: number;
  readonly warning?: number;
  readonly ok?: number;
  readonly unknown?: number;
  readonly critical_recovery?: number;
  readonly warning_recovery?: number;
}

/** `options` of a monitor as its author wrote it, with what Datadog adds (api.md 5.3). What is not named here is kept as it is. */
export interface MonitorOptions {
  readonly thresholds?: MonitorThresholds;
  /** Of `anomalies()`: `last_15m`. */
  readonly threshold_windows?: {
    readonly trigger_window?: string | null;
    readonly recovery_window?: string | null;
  } | null;
  readonly notify_no_data?: boolean | null;
  /** Minutes. */
  readonly no_data_timeframe?: number | null;
  readonly on_missing_data?: 'default' | 'show_no_data' | 'show_and_notify_no_data' | 'resolve' | null;
  /** Minutes; 0 and null are off. */
  readonly renotify_interval?: number | null;
  readonly renotify_occurrences?: number | null;
  readonly renotify_statuses?: readonly ('alert' | 'warn' | 'no data')[] | null;
  readonly escalation_message?: string | null;
  readonly include_tags?: boolean | null;
  readonly require_full_window?: boolean | null;
  /** Seconds. */
  readonly evaluation_delay?: number | null;
  /** Seconds. */
  readonly new_group_delay?: number | null;
  readonly new_host_delay?: number | null;
  /** Hours; 0 and null are off. */
  readonly timeout_h?: number | null;
  readonly notify_audit?: boolean | null;
  readonly notification_preset_name?:
    | 'show_all'
    | 'hide_query'
    | 'hide_handles'
    | 'hide_all'
    | 'hide_query_and_handles'
    | 'show_only_snapshot'
    | 'hide_handles_and_footer'
    | null;
  readonly notify_by?: readonly string[] | null;
  /** `60m` to `72h`. */
  readonly group_retention_duration?: string | null;
  /** Scope → Unix seconds of its end, null without one. */
  readonly silenced?: Readonly<Record<string, number | null>>;
  readonly scheduling_options?: {
    readonly evaluation_window?: {
      readonly day_starts?: string;
      readonly hour_starts?: number;
      readonly month_starts?: number;
      readonly timezone?: string;
    } | null;
    readonly custom_schedule?: {
      readonly recurrences: readonly {
        readonly rrule: string;
        readonly start?: string | null;
        readonly timezone?: string | null;
      }[];
    } | null;
  } | null;
  /** Of a formula's query: its named queries. */
  readonly variables?: readonly Readonly<Record<string, unknown>>[] | null;
  readonly [other: string]: unknown;
}

/** A monitor as it is kept: what its author decides, and what the lab adds. */
export interface MonitorRecord {
  readonly id: number;
  readonly type: MonitorType;
  readonly query: string;
  readonly name: string;
  readonly message: string;
  readonly tags: readonly string[];
  readonly priority: 1 | 2 | 3 | 4 | 5 | null;
  readonly options: MonitorOptions;
  readonly restricted_roles: readonly string[] | null;
  readonly createdAtMs: number;
  readonly modifiedAtMs: number;
  /** Where it is kept in a file: its path below the configuration. It cannot be changed by the API. */
  readonly file?: string;
}

/** `GET /api/v1/monitor/{id}` (api.md 5.1), in the order of its keys. */
export interface MonitorResponse {
  readonly id: number;
  readonly org_id: number;
  readonly type: string;
  readonly name: string;
  readonly message: string;
  readonly tags: readonly string[];
  readonly query: string;
  readonly options: MonitorOptions;
  readonly multi: boolean;
  readonly created_at: number;
  readonly created: string;
  readonly modified: string;
  readonly deleted: null;
  readonly priority: number | null;
  readonly restricted_roles: readonly string[] | null;
  readonly overall_state_modified: string | null;
  readonly overall_state: MonitorState;
  readonly [other: string]: unknown;
}

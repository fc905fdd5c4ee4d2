import type { Comparator } from '../../../../lib/monitor-language/types.ts';

/** What decides about the states of a monitor's groups: its query and options, read once. Times are milliseconds. */
export interface MonitorRules {
  /** Evaluated at the times of a schedule: a group that is found triggered is told each time, as if it were the first. */
  readonly isScheduled?: true;
  /** Whether it has groups: of one that has none the only group is never forgotten, and never new. */
  readonly isMulti: boolean;
  readonly thresholds: MonitorThresholdRules;
  readonly missing: MissingDataRule;
  /** Whether No Data is told; else the option that holds it back. */
  readonly tellsNoData: true | { readonly option: string };
  /** A triggered group without data for so long is resolved. */
  readonly timeoutMs?: number;
  /** A group without data for so long is forgotten. */
  readonly retentionMs: number;
  readonly newGroupDelayMs: number;
  readonly renotify?: RenotifyRule;
  /** The keys by which groups are told together; none: each by itself. `*`: all together. */
  readonly notifyBy: readonly string[];
  /** How far an evaluation looks back. */
  readonly windowMs: number;
}

export interface MonitorThresholdRules {
  /** Absent where states are decided otherwise. */
  readonly comparator?: Comparator;
  readonly critical?: number;
  readonly warning?: number;
  readonly criticalRecovery?: number;
  readonly warningRecovery?: number;
  /** Of anomalies: a part of points recovers when it has come down to its recovery threshold, whatever the comparator. */
  readonly recoversAt?: true;
}

/** What is done with a group that has no data. */
export type MissingDataRule =
  /** No Data when the last are older than this. */
  | { readonly kind: 'after'; readonly timeframeMs: number }
  /** They count as zero. */
  | { readonly kind: 'zero' }
  | { readonly kind: 'keep' }
  /** No Data at once. */
  | { readonly kind: 'show' }
  | { readonly kind: 'resolve' }
  /** The group is none any more: of composites, whose members know how long to keep one. */
  | { readonly kind: 'forget' };

export interface RenotifyRule {
  readonly intervalMs: number;
  /** So often; absent: as long as Datadog does. */
  readonly occurrences?: number;
  readonly statuses: readonly ('alert' | 'warn' | 'no data')[];
}

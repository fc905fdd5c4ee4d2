/** What a monitor, or one of its groups, is in; the words are Datadog's. */
export type MonitorState = 'OK' | 'Alert' | 'Warn' | 'No Data' | 'Skipped' | 'Ignored' | 'Unknown';

/** A group of a monitor: of a multi alert one combination of values, of a simple alert all there is. */
export interface MonitorGroup {
  /** `env:b,host:a`, sorted by key; `*` of a simple alert. */
  readonly key: string;
  /** Its tags, sorted; empty of a simple alert. */
  readonly tags: readonly string[];
}

/** What is known of a group between evaluations. Times are Unix milliseconds; absent: never. */
export interface MonitorGroupStatus {
  readonly group: MonitorGroup;
  readonly state: MonitorState;
  /** Since when it is in this state. */
  readonly sinceMs: number;
  /** When it last left OK; kept after recovery. */
  readonly firstTriggeredAtMs?: number;
  /** When it last moved to a state other than OK; kept after recovery. */
  readonly lastTriggeredAtMs?: number;
  readonly lastNotifiedAtMs?: number;
  readonly lastNoDataAtMs?: number;
  readonly lastResolvedAtMs?: number;
  /** When it last had data. */
  readonly lastDataAtMs?: number;
  /** What was compared with the thresholds last; absent without data. */
  readonly value?: number;
  /** Renotifications since it was triggered. */
  readonly renotified: number;
}

/** What a monitor that a composite is made of was in. */
export interface CompositeMember {
  /** As it is written, with its variables. */
  readonly name: string;
  readonly state: MonitorState;
  readonly value?: number;
}

/**
 * A change of a group's state, or that it still is in one (`isRenotify`). It is kept from the evaluation that found it until
 * everything that it brings about is done.
 */
export interface MonitorTransition {
  /** Unique: no transition is carried out twice. */
  readonly id: string;
  readonly monitorId: number;
  readonly group: MonitorGroup;
  readonly from: MonitorState;
  readonly to: MonitorState;
  readonly isRenotify: boolean;
  /** When it was evaluated, Unix milliseconds. */
  readonly atMs: number;
  /** The window that was evaluated, Unix milliseconds. */
  readonly window: { readonly fromMs: number; readonly toMs: number };
  readonly value?: number;
  readonly firstTriggeredAtMs?: number;
  readonly lastTriggeredAtMs?: number;
  /** Of a service check: the message of the report. */
  readonly checkMessage?: string;
  /** Of a composite: each member by its letter, in the order of their letters. */
  readonly members?: Readonly<Record<string, CompositeMember>>;
  /**
   * Of a monitor of events or spans: what its texts name of the newest one of the group that was matched, by variable
   * (`event.title`). Links are below the console's address.
   */
  readonly matched?: Readonly<Record<string, string>>;
  /** By whom it was resolved by hand. */
  readonly resolvedBy?: string;
  /** Whether it is to be told: false where options or a downtime hold it back; then why stands in `heldBackBy`. */
  readonly isNotified: boolean;
  readonly heldBackBy?:
    | { readonly kind: 'downtime'; readonly ids: readonly string[] }
    | { readonly kind: 'option'; readonly option: string };
}

import type { MonitorState } from '../model/monitor.ts';
import type { MonitorResponse } from './monitors.ts';

/** How many have a value. */
export interface NameCount<Name = string> {
  readonly name: Name;
  readonly count: number;
}

/** `GET /api/v1/monitor/search` (api.md 5.1), as far as the console reads it. */
export interface FoundMonitors {
  readonly counts: {
    readonly status: readonly NameCount[];
    readonly type: readonly NameCount[];
    readonly tag: readonly NameCount[];
    readonly muted: readonly NameCount<boolean>[];
  };
  readonly monitors: readonly FoundMonitor[];
  readonly metadata: { readonly total_count: number };
}

export interface FoundMonitor {
  readonly id: number;
  readonly name: string;
  readonly status: MonitorState;
  readonly query: string;
  readonly tags: readonly string[];
  readonly type: string;
  /** What Datadog calls its kind: `metric`, `anomaly`, `custom`. */
  readonly classification: string;
  readonly priority: number | null;
  /** Unix seconds. */
  readonly last_triggered_ts: number | null;
  /** Unix seconds; null as well of a mute without end. */
  readonly muted_until_ts: number | null;
  /** What Datadog's answer has no word for. */
  readonly lab: LabFoundMonitor;
}

export interface LabFoundMonitor {
  /** Whether all of it is in downtime. */
  readonly muted: boolean;
  /** How many of its groups are in which state, the most severe first. */
  readonly groups: readonly NameCount<MonitorState>[];
  /** Why its last evaluation failed. */
  readonly problem?: string;
  /** The file in which it is kept, below the configuration. */
  readonly file?: string;
}

/** `GET /api/v1/monitor/groups/search` (api.md 5.1), as far as the console reads it. */
export interface FoundMonitorGroups {
  readonly groups: readonly FoundMonitorGroup[];
}

export interface FoundMonitorGroup {
  readonly monitor_id: number;
  readonly monitor_name: string;
  /** `*` of a simple alert. */
  readonly group: string;
  readonly status: MonitorState;
  /** Unix seconds. */
  readonly last_triggered_ts: number | null;
  readonly muted: boolean;
  readonly priority: number | null;
  readonly all_tags: readonly string[];
}

/** `GET /labrador/api/monitors/{id}`: a monitor with what is known of its groups. Times are Unix milliseconds. */
export interface LabMonitor {
  readonly nowMs: number;
  readonly monitor: MonitorResponse;
  /** Whether all of it is in downtime. */
  readonly isMuted: boolean;
  /** By key. */
  readonly groups: readonly LabMonitorGroup[];
  /** When its groups came into which state, whether anybody was told or not; the oldest first, at most 300. */
  readonly history: readonly LabStateChange[];
  /** Downtimes that are about it and not over, the earliest first. */
  readonly downtimes: readonly LabMonitorDowntime[];
  readonly problem?: string;
  readonly file?: string;
}

/** What a group is in; times that never were are absent. */
export interface LabMonitorGroup {
  /** `*` of a simple alert. */
  readonly key: string;
  readonly tags: readonly string[];
  readonly state: MonitorState;
  readonly sinceMs: number;
  /** What was compared with the thresholds last. */
  readonly value?: number;
  readonly lastTriggeredAtMs?: number;
  readonly lastNotifiedAtMs?: number;
  readonly lastDataAtMs?: number;
  /** The downtimes it is in. */
  readonly downtimeIds: readonly string[];
}

export interface LabStateChange {
  /** Key of a group. */
  readonly group: string;
  readonly state: MonitorState;
  readonly atMs: number;
}

/**
 * `POST /labrador/api/monitors/preview` of `{"monitor": {…}, "to": "Alert"}`: what a monitor would find now, were it new, and
 * what it would say at a change to a state. `…/test` with the same body sends that, and answers `{}`.
 */
export interface LabMonitorPreview {
  /** As it will be kept: a `metric alert` may become a `query alert`. */
  readonly type: string;
  /** As it will be called: one without a name gets a sentence. */
  readonly name: string;
  /** The first hundred, the most severe first. */
  readonly groups: readonly { readonly key: string; readonly state: MonitorState; readonly value?: number }[];
  readonly groupCount: number;
  /** Why it cannot be evaluated. */
  readonly problem?: string;
  readonly message: {
    /** The group that it is filled for. */
    readonly group: string;
    readonly title: string;
    /** Markdown. */
    readonly body: string;
    /** Whom it is sent to: `@ops@example.com`. */
    readonly handles: readonly string[];
  };
  readonly messageProblems: readonly { readonly severity: 'error' | 'warning'; readonly message: string }[];
}

export interface LabMonitorDowntime {
  /** UUID: the id of API v2. */
  readonly id: string;
  readonly scope: string;
  readonly message: string;
  readonly status: 'active' | 'scheduled';
  readonly startMs?: number;
  /** Null: it has no end. */
  readonly endMs?: number | null;
  readonly isRecurring: boolean;
  readonly file?: string;
}

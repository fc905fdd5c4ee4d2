import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { Occurrence } from '../../../../lib/downtime/schedule/recurrence.ts';
import { ScheduleWindows } from '../../../../lib/downtime/schedule/windows.ts';
import { type ScopeMatcher, scopeMatcher } from '../../../../lib/downtime/scope/match-scope.ts';
import { parseScope } from '../../../../lib/downtime/scope/parse-scope.ts';
import type { Downtime } from '../../../../lib/model/downtime.ts';

/** Of API v2: whether it will be, is, was, or was called off. */
export type DowntimeStatus = 'scheduled' | 'active' | 'ended' | 'canceled';

/** A downtime whose texts are read: quick to ask when it is, and for what. */
export class CompiledDowntime {
  readonly downtime: Downtime;
  /** @see ScopeMatcher */
  readonly matchesGroup: ScopeMatcher;
  readonly windows: ScheduleWindows;
  readonly #monitorTags: readonly string[] | undefined;

  /** @throws ScopeError, RruleError or RangeError when a text cannot be read; all that is kept was read before */
  constructor(downtime: Downtime) {
    this.downtime = downtime;
    this.matchesGroup = scopeMatcher(parseScope(downtime.scope).node);
    this.windows = new ScheduleWindows(downtime.schedule);
    const { target } = downtime;
    this.#monitorTags =
      'monitorTags' in target
        ? target.monitorTags.map((tag) => tag.toLowerCase()).filter((tag) => tag !== '*')
        : undefined;
  }

  /** Whether it is about a monitor. */
  matchesMonitor(monitor: Pick<MonitorRecord, 'id' | 'tags'>): boolean {
    const { target } = this.downtime;
    if ('monitorId' in target) return target.monitorId === monitor.id;
    if (this.#monitorTags?.length === 0) return true;
    const tags = monitor.tags.map((tag) => tag.toLowerCase());
    return this.#monitorTags?.every((tag) => tags.includes(tag)) ?? false;
  }

  /** The time at which it is at `atMs`; undefined when it is not, or was canceled. */
  current(atMs: number): Occurrence | undefined {
    const { canceledAtMs } = this.downtime;
    return canceledAtMs === undefined || atMs < canceledAtMs ? this.windows.current(atMs) : undefined;
  }

  status(atMs: number): DowntimeStatus {
    if (this.downtime.canceledAtMs !== undefined && this.downtime.canceledAtMs <= atMs) return 'canceled';
    if (this.windows.current(atMs)) return 'active';
    return this.windows.next(atMs) ? 'scheduled' : 'ended';
  }

  /** The time of it that is talked of at `atMs`: the one that is; else of one to come the next, of one that is over the last. */
  shown(atMs: number): Occurrence | undefined {
    const { canceledAtMs } = this.downtime;
    if (canceledAtMs !== undefined && canceledAtMs <= atMs) {
      return this.windows.previous(canceledAtMs) ?? this.windows.next(canceledAtMs);
    }
    return this.windows.current(atMs) ?? this.windows.next(atMs) ?? this.windows.previous(atMs);
  }

  /** When it was over for good, in Unix milliseconds; undefined when it is not. */
  overSince(atMs: number): number | undefined {
    const status = this.status(atMs);
    if (status === 'canceled') return this.downtime.canceledAtMs;
    return status === 'ended' ? this.windows.previous(atMs)?.endMs : undefined;
  }
}

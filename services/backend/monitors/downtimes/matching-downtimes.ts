import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { Downtime } from '../../../../lib/model/downtime.ts';
import type { MonitorGroup } from '../../../../lib/model/monitor.ts';
import type { CompiledDowntime } from './compiled-downtime.ts';
import type { MutingIndex } from './muting-index.ts';

/** A downtime that is active for a monitor. */
export interface MatchingDowntime {
  readonly downtime: Downtime;
  /** The keys of the groups that it is about. */
  readonly groups: readonly string[];
  /** When it began, Unix milliseconds. */
  readonly startMs: number;
  /** Null: it has no end. */
  readonly endMs: number | null;
}

interface About {
  readonly monitor: MonitorRecord;
  readonly groups: readonly MonitorGroup[];
  readonly atMs: number;
  readonly muting: Pick<MutingIndex, 'isAbout'>;
}

/** Those of the downtimes that are active for a monitor; one that is about none of its groups is, where it may get such a group. */
export function matchingOf(
  downtimes: readonly CompiledDowntime[],
  { monitor, groups, atMs, muting }: About,
): readonly MatchingDowntime[] {
  return downtimes.flatMap((each): readonly MatchingDowntime[] => {
    const current = each.matchesMonitor(monitor) ? each.current(atMs) : undefined;
    if (!current) return [];
    return [
      {
        downtime: each.downtime,
        groups: groups.filter((group) => muting.isAbout(each, monitor, group)).map(({ key }) => key),
        startMs: current.startMs,
        endMs: Number.isFinite(current.endMs) ? current.endMs : null,
      },
    ];
  });
}

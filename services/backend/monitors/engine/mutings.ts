import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { Downtime, DowntimeEndState, Muting } from '../../../../lib/model/downtime.ts';
import type { MonitorGroup } from '../../../../lib/model/monitor.ts';

/** What the engine asks about downtimes: `Downtimes` is one. */
export interface Mutings {
  /** Called before groups are asked about for another minute: hosts may have been muted. */
  refreshHosts(): Promise<void>;
  /** The downtimes that a group is in at a moment, Unix milliseconds; undefined of none. */
  mutingOf(monitor: MonitorRecord, group: MonitorGroup, atMs: number): Muting | undefined;
  /** A downtime by its id, also one that is over; undefined of one that is no longer known. */
  find(id: string): EndedDowntime | undefined;
}

/** What a downtime says about its end. */
export type EndedDowntime = Pick<Downtime, 'notifyEndStates' | 'notifyEndTypes' | 'canceledAtMs'>;

/** The states that are told of when these downtimes have ended: each says which, and whether of a cancellation too. */
export function statesToldAtEnd(
  mutings: Pick<Mutings, 'find'>,
  downtimeIds: readonly string[],
): readonly DowntimeEndState[] {
  const states = downtimeIds.flatMap((id) => {
    const downtime = mutings.find(id);
    if (!downtime) return [];
    const end = downtime.canceledAtMs === undefined ? 'expired' : 'canceled';
    return downtime.notifyEndTypes.includes(end) ? downtime.notifyEndStates : [];
  });
  return [...new Set(states)];
}

import type { DowntimeSummary } from '../../../../lib/model/process-status.ts';
import type { Downtimes } from './downtimes.ts';

const maxShown = 50;

/** The downtimes that are active or will be, those that are active first, then by their next start; for the lab's status. */
export function summarizeDowntimes(downtimes: Downtimes, nowMs: number): readonly DowntimeSummary[] {
  return downtimes
    .list()
    .flatMap((downtime): readonly DowntimeSummary[] => {
      const status = downtimes.statusOf(downtime, nowMs);
      const window = downtimes.shownWindow(downtime, nowMs);
      if ((status !== 'active' && status !== 'scheduled') || !window) return [];
      const { id, scope, target, file } = downtime;
      const monitors = 'monitorId' in target ? { monitorId: target.monitorId } : { monitorTags: target.monitorTags };
      return [{ id, status, scope, ...monitors, ...window, ...(file !== undefined && { file }) }];
    })
    .sort((a, b) => a.status.localeCompare(b.status) || a.startMs - b.startMs)
    .slice(0, maxShown);
}

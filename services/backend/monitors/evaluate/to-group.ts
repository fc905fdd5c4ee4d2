import type { MonitorGroup } from '../../../../lib/model/monitor.ts';

/** The group of a monitor with these tags, in any order; without tags the one group of a simple alert. */
export function toGroup(tags: readonly string[]): MonitorGroup {
  const sorted = tags.toSorted();
  return { key: sorted.join(',') || '*', tags: sorted };
}

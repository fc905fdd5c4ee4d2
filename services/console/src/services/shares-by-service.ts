import type { ApmResourceDetail } from '../../../../lib/api-types/apm.ts';
import type { TimeShare } from './time-shares.tsx';

/** Where the time of a resource's traces went by service, those with the most first. */
export function sharesByService(
  summary: readonly Pick<ApmResourceDetail['spanSummary'][number], 'service' | 'timeShare'>[],
): readonly TimeShare[] {
  const groups = Map.groupBy(summary, ({ service }) => service);
  return [...groups]
    .map(([service, rows]) => ({ service, share: rows.reduce((sum, { timeShare }) => sum + timeShare, 0) }))
    .sort((a, b) => b.share - a.share || a.service.localeCompare(b.service));
}

import type { DowntimeSummary } from '../../../lib/model/process-status.ts';
import { formatDate } from './format-date.ts';
import { section } from './section.ts';

/** Why monitors are silent, or will be: the downtimes that are active, then those to come. */
export function downtimeSection(downtimes: readonly DowntimeSummary[]): string {
  return section('Downtimes', downtimes.flatMap(downtimeLines));
}

function downtimeLines(downtime: DowntimeSummary): string[] {
  const { status, scope, monitorId, monitorTags = [], startMs, endMs, id, file } = downtime;
  const monitors =
    monitorId === undefined ? `monitors with the tags ${monitorTags.join(', ')}` : `monitor ${monitorId}`;
  const end = endMs === null ? 'it is canceled' : formatDate(endMs);
  const when = status === 'active' ? `until ${end}` : `from ${formatDate(startMs)} until ${end}`;
  return [
    `${status === 'active' ? 'Active' : 'Scheduled'}: notifications of ${monitors} are held back, scope ${scope}`,
    `  ${when}`,
    `  ${file ?? id}`,
  ];
}

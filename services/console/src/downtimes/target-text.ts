import type { LabDowntime } from '../../../../lib/api-types/downtimes.ts';

/** Which monitors a downtime is about, in words. */
export function targetText({ target, monitorName }: Pick<LabDowntime, 'target' | 'monitorName'>): string {
  if ('monitorId' in target) return monitorName ?? `monitor ${target.monitorId}, which there is no more`;
  const tags = target.monitorTags.filter((tag) => tag !== '*');
  return tags.length === 0 ? 'all monitors' : `monitors with ${tags.join(' and ')}`;
}

/** Whether a text stands in what a downtime says: scope, monitors, message, file. */
export function isFound(downtime: LabDowntime, text: string): boolean {
  const { scope, message, file = '', id } = downtime;
  const whole = [scope, targetText(downtime), message, file, id].join('\n').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => whole.includes(word));
}

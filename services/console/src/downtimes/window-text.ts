import type { LabDowntime } from '../../../../lib/api-types/downtimes.ts';
import { lengthText, relativeText } from '../format/relative-time.ts';

/** When a downtime is next, ends or was over, from now: `ends in 3 h 05 min`, `begins in 2 d`, `ended 4 min ago`. */
export function windowText({ status, window, canceledAtMs }: LabDowntime, nowMs: number): string {
  if (status === 'canceled')
    return canceledAtMs === undefined ? 'canceled' : `canceled ${relativeText(canceledAtMs, nowMs)}`;
  if (!window) return '–';
  const { startMs, endMs } = window;
  if (status === 'scheduled') return `begins ${relativeText(startMs, nowMs)}`;
  if (status === 'ended') return endMs === null ? 'ended' : `ended ${relativeText(endMs, nowMs)}`;
  return endMs === null ? `for ${lengthText(nowMs - startMs)}, without an end` : `ends ${relativeText(endMs, nowMs)}`;
}

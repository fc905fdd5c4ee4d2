import { relativeText } from '../format/relative-time.ts';

/** When something came from a host last: `seen 12 s ago`, or that nothing ever did of one that only people spoke of. */
export function seenText(lastSeenS: number, nowMs: number): string {
  if (lastSeenS === 0) return 'nothing came from it yet';
  return `seen ${relativeText(Math.min(lastSeenS * 1000, nowMs), nowMs)}`;
}

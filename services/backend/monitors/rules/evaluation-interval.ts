import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { windowSeconds } from '../../../../lib/monitor-language/window-times.ts';

const hourS = 3600;
const minuteMs = 60_000;

/** How often a monitor is evaluated: every minute, or for windows of a day and more every 10 or 30, in milliseconds. */
export function evaluationIntervalMs(query: MonitorQuery): number {
  const windowS = 'window' in query ? windowSeconds(query.window) : 0;
  if (windowS < 24 * hourS) return minuteMs;
  return windowS < 48 * hourS ? 10 * minuteMs : 30 * minuteMs;
}

/**
 * Whether a monitor is due: the first time, and once in each of its intervals, however many of them have passed meanwhile.
 * @param lastMs when it was evaluated last, Unix milliseconds
 */
export function isDue(lastMs: number | undefined, nowMs: number, intervalMs: number): boolean {
  return lastMs === undefined || Math.floor(nowMs / intervalMs) > Math.floor(lastMs / intervalMs);
}

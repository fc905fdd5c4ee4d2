import type { MonitorRules } from '../rules/monitor-rules.ts';
import { graceMs } from '../transition/silence.ts';

/** As far the times of data on disk lag behind at most, whatever the monitor. */
const mostMs = 3_600_000;

/**
 * How far the times of data on disk may lag behind what is known, in milliseconds: a quarter of the shortest silence that means
 * something, as after a crash they are what silence is counted from. A silence that is not longer than the grace after a start is
 * seen as a whole by then, whatever is on disk.
 */
export function dataLagMs({ missing, timeoutMs, isMulti, retentionMs }: MonitorRules): number {
  const silences = [
    ...(missing.kind === 'after' ? [missing.timeframeMs] : []),
    ...(timeoutMs === undefined ? [] : [timeoutMs]),
    ...(isMulti ? [retentionMs] : []),
  ];
  const quarters = silences.filter((silence) => silence >= graceMs).map((silence) => silence / 4);
  return Math.min(mostMs, ...quarters);
}

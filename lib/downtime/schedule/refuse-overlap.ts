import type { DowntimeRecurrence } from '../../model/downtime.ts';
import { nominalMs, parseDuration } from './duration.ts';
import { RruleError } from './rrule-error.ts';
import { RuleStarts } from './rule-starts.ts';
import { printWallTime } from './wall-time.ts';
import type { Zone } from './zone.ts';

/** Occurrences that are looked at. */
const looked = 20;

/**
 * Refuses a recurrence that begins again before it is over, as Datadog does; held against its first occurrences, as clocks that are
 * never changed would show them.
 * @throws RruleError naming duration and rule
 */
export function refuseOverlap({ rrule, duration, start }: DowntimeRecurrence, zone: Zone): void {
  const length = parseDuration(duration);
  if (!length) return;
  const starts = new RuleStarts({ rrule, start }, zone);
  let before = starts.next(-Infinity);
  for (let count = 1; before && count < looked; count++) {
    const next = starts.next(before.atMs);
    if (next && next.wallMs - before.wallMs < nominalMs(length)) {
      const [first, second] = [before, next].map(({ wallMs }) => printWallTime(wallMs).slice(0, 16));
      throw new RruleError(
        `Invalid duration '${duration}': ${rrule} begins at ${first} and again at ${second}, before that is over`,
      );
    }
    before = next;
  }
}

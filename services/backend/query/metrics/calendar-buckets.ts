import type { CalendarRollup } from '../../../../lib/query-language/types.ts';
import { zoneOffsetS } from '../../../../lib/query-language/zone-offset.ts';

const daySeconds = 86_400;

/** How long a bucket of each unit usually is, in seconds. */
export const nominalLengthS: Readonly<Record<CalendarRollup['unit'], number>> = {
  daily: daySeconds,
  weekly: 7 * daySeconds,
  monthly: 30 * daySeconds,
};

/**
 * When the buckets of a calendar rollup begin, in Unix seconds: the first at or after `fromS`, the last that begins by `toS`,
 * and one more, at which the last one ends. Days begin at midnight of the zone or `startHour` hours later, weeks on Monday,
 * months on the first.
 */
export function calendarBucketsS(
  { unit, startHour = 0, zone = 'UTC' }: CalendarRollup,
  { fromS, toS }: { readonly fromS: number; readonly toS: number },
): readonly number[] {
  const startsS: number[] = [];
  // As if the zone's clocks were UTC; a unit earlier, for the first may begin before the window of those clocks.
  const wall = new Date((fromS + zoneOffsetS(fromS, zone) - nominalLengthS[unit] - daySeconds) * 1000);
  for (let date = beginningOf(unit, wall); ; date = next(unit, date)) {
    const startS = toUnixS(date.getTime() / 1000 + startHour * 3600, zone);
    if (startS >= fromS) startsS.push(startS);
    if (startS > toS) return startsS;
  }
}

function beginningOf(unit: CalendarRollup['unit'], wall: Date): Date {
  const date = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()));
  if (unit === 'monthly') date.setUTCDate(1);
  if (unit === 'weekly') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date;
}

function next(unit: CalendarRollup['unit'], date: Date): Date {
  const after = new Date(date);
  if (unit === 'monthly') after.setUTCMonth(date.getUTCMonth() + 1);
  else after.setUTCDate(date.getUTCDate() + (unit === 'weekly' ? 7 : 1));
  return after;
}

/** The moment at which the clocks of a zone show this time, told as if they were UTC. */
function toUnixS(wallS: number, zone: string): number {
  const guessS = wallS - zoneOffsetS(wallS, zone);
  return wallS - zoneOffsetS(guessS, zone);
}

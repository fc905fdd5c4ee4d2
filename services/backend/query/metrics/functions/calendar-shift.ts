import { zoneOffsetS } from '../../../../../lib/query-language/zone-offset.ts';

const unitDays: Readonly<Record<string, number>> = { d: 1, w: 7 };

/**
 * How many seconds from a moment to the same time of day so many days, weeks or months before, by the clocks of a zone; a
 * day of the month that there is not becomes the last one of its month. Negative.
 * @param atS Unix seconds
 * @param by `shift`: `-1d`, `-2w`, `-1mo`; `zone`: an IANA name
 * @throws RangeError when there is no such zone
 */
export function calendarShiftS(atS: number, by: { readonly shift: string; readonly zone: string }): number {
  const [, count = '0', unit = ''] = /^-(\d+)(d|w|mo)$/.exec(by.shift) ?? [];
  const wall = new Date((atS + zoneOffsetS(atS, by.zone)) * 1000);
  const moved = new Date(wall);
  if (unit === 'mo') {
    moved.setUTCDate(1);
    moved.setUTCMonth(wall.getUTCMonth() - Number(count));
    moved.setUTCDate(Math.min(wall.getUTCDate(), daysInMonth(moved)));
  } else moved.setUTCDate(wall.getUTCDate() - Number(count) * (unitDays[unit] ?? 0));
  const wallS = moved.getTime() / 1000;
  // The offset of the guess is that of the moment itself, but within an hour of a change of clocks.
  const guessS = wallS - zoneOffsetS(wallS, by.zone);
  return wallS - zoneOffsetS(guessS, by.zone) - atS;
}

function daysInMonth(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

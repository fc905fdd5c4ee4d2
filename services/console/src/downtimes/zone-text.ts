import { parseWallTime, printWallTime } from '../../../../lib/downtime/schedule/wall-time.ts';
import { Zone } from '../../../../lib/downtime/schedule/zone.ts';

/** Making a format takes longer than a hundred texts. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment as the clocks of a zone show it: `Fri, Nov 27, 2026, 19:00`. */
export function zonedText(ms: number, timezone: string): string {
  return formatOf(timezone).format(ms);
}

/** What the clocks of a zone show, as `<input type="datetime-local">` holds it, to the minute. */
export function zonedInput(ms: number, timezone: string): string {
  return printWallTime(new Zone(timezone).wallOf(ms)).slice(0, 16);
}

/** Unix milliseconds of such a text; undefined when it is none. */
export function fromZonedInput(text: string, timezone: string): number | undefined {
  const wallMs = parseWallTime(text);
  return wallMs === undefined ? undefined : new Zone(timezone).instantOf(wallMs);
}

/** The zone of the browser. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** All zones by name, UTC first, and with them one that is in use under another name. */
export function zoneNames(used: string): readonly string[] {
  return [...new Set(['UTC', localZone(), used, ...Intl.supportedValuesOf('timeZone')])];
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', {
    ...{ timeZone, weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  } as const);
  formats.set(timeZone, format);
  return format;
}

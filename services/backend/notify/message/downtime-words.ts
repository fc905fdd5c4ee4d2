import { recurrenceWords } from '../../../../lib/downtime/words/recurrence-words.ts';
import { printLocalTime, printTime } from '../../../../lib/message-template/print-value.ts';
import type { Downtime, DowntimeSettings } from '../../../../lib/model/downtime.ts';
import { starless } from './starless.ts';

/** When a downtime is, as Markdown: `every weekday from 19:00 to 09:00 (Europe/Berlin)`. */
export function whenWords({ schedule, displayTimezone }: DowntimeSettings): string {
  if (schedule.kind === 'recurring') {
    return `${schedule.recurrences.map(recurrenceWords).join('; ')} (${schedule.timezone})`;
  }
  const end = schedule.endMs === null ? 'until it is canceled' : `to **${localTime(schedule.endMs, displayTimezone)}**`;
  return `from **${localTime(schedule.startMs, displayTimezone)}** ${end}`;
}

/** Which monitors a downtime is about, as Markdown. */
export function targetWords({ target }: Pick<Downtime, 'target'>, consoleUrl: string): string {
  return 'monitorId' in target
    ? `monitor [${target.monitorId}](${consoleUrl}/monitors/${target.monitorId})`
    : `monitors tagged **${target.monitorTags.map(starless).join(', ')}**`;
}

/** Of a zone that there is not, in UTC. @param atMs Unix milliseconds */
export function localTime(atMs: number, timezone: string): string {
  try {
    return printLocalTime(new Date(atMs), timezone);
  } catch {
    return printTime(new Date(atMs));
  }
}

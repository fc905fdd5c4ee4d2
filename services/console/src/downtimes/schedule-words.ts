import { recurrenceWords } from '../../../../lib/downtime/words/recurrence-words.ts';
import type { DowntimeSchedule } from '../../../../lib/model/downtime.ts';
import { zonedText } from './zone-text.ts';

/** When a downtime is, in words: a line for each of its recurrences. */
export function scheduleWords(schedule: DowntimeSchedule, timezone: string): readonly string[] {
  if (schedule.kind === 'recurring') return schedule.recurrences.map(recurrenceWords);
  const from = zonedText(schedule.startMs, timezone);
  return [schedule.endMs === null ? `from ${from} on` : `from ${from} to ${zonedText(schedule.endMs, timezone)}`];
}

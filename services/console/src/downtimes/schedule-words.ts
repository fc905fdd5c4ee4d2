import { parseDuration } from '../../../../lib/downtime/schedule/duration.ts';
import type { DowntimeRecurrence, DowntimeSchedule } from '../../../../lib/model/downtime.ts';
import { type RuleForm, ruleFormOf, WEEKDAYS } from './rule-form.ts';
import { zonedText } from './zone-text.ts';

const DAYS: Readonly<Record<string, string>> = {
  ...{ MO: 'Monday', TU: 'Tuesday', WE: 'Wednesday', TH: 'Thursday', FR: 'Friday', SA: 'Saturday', SU: 'Sunday' },
};
const UNITS = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month' } as const;
const DURATION_UNITS = { m: 'minute', h: 'hour', d: 'day', w: 'week' } as const;

/** When a downtime is, in words: a line for each of its recurrences. */
export function scheduleWords(schedule: DowntimeSchedule, timezone: string): readonly string[] {
  if (schedule.kind === 'recurring') return schedule.recurrences.map(recurrenceWords);
  const from = zonedText(schedule.startMs, timezone);
  return [schedule.endMs === null ? `from ${from} on` : `from ${from} to ${zonedText(schedule.endMs, timezone)}`];
}

/** `every week on Monday to Friday at 19:00, for 14 hours`. */
export function recurrenceWords({ rrule, duration, start }: DowntimeRecurrence): string {
  const rule = ruleFormOf(rrule);
  const [date = '', time = ''] = start.split('T');
  const at = `at ${time.slice(0, 5)}, for ${durationWords(duration)}`;
  if (rule.kind === 'text') return `by ${rule.rrule}, from ${date} ${at}`;
  return [`${everyWords(rule)}${daysWords(rule, date)} ${at}`, ...endWords(rule)].join(', ');
}

/** `14 hours`; what is no duration stays as it is. */
export function durationWords(text: string): string {
  const duration = parseDuration(text);
  return duration ? counted(duration.amount, DURATION_UNITS[duration.unit]) : text;
}

type Fields = Extract<RuleForm, { readonly kind: 'every' }>;

function everyWords({ unit, interval }: Fields): string {
  return interval === 1 ? `every ${UNITS[unit]}` : `every ${interval} ${UNITS[unit]}s`;
}

function daysWords({ unit, weekdays }: Fields, date: string): string {
  if (unit === 'MONTHLY') return ` on day ${Number(date.slice(8))}`;
  if (unit === 'DAILY') return '';
  const days = weekdays.length > 0 ? weekdays : [weekdayOf(date)];
  return ` on ${rangesOf(days).join(', ')}`;
}

/** Three days or more in a row as one: `Monday to Friday`. */
function rangesOf(days: readonly string[]): readonly string[] {
  const places = days.map((day) => weekdayPlace(day));
  const runs: number[][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run && place === (run.at(-1) ?? 0) + 1) run.push(place);
    else runs.push([place]);
  }
  const name = (place: number | undefined) => DAYS[WEEKDAYS[place ?? 0] ?? ''] ?? '';
  return runs.flatMap((run) => (run.length > 2 ? [`${name(run[0])} to ${name(run.at(-1))}`] : run.map(name)));
}

function endWords({ end }: Fields): readonly string[] {
  if (end.kind === 'never') return [];
  return [end.kind === 'until' ? `until ${end.day}` : `${counted(end.count, 'time')} in all`];
}

function weekdayPlace(day: string): number {
  return (WEEKDAYS as readonly string[]).indexOf(day);
}

function weekdayOf(date: string): string {
  return WEEKDAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7] ?? '';
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

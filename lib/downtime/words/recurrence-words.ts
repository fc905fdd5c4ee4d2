import type { DowntimeRecurrence } from '../../model/downtime.ts';
import { nominalMs, parseDuration } from '../schedule/duration.ts';
import { parseWallTime, printWallTime } from '../schedule/wall-time.ts';
import { type RuleForm, ruleFormOf, ruleWeekdays } from './rule-form.ts';

const dayMs = 86_400_000;

const dayNames: Readonly<Record<string, string>> = {
  ...{ MO: 'Monday', TU: 'Tuesday', WE: 'Wednesday', TH: 'Thursday', FR: 'Friday', SA: 'Saturday', SU: 'Sunday' },
};
const units = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month' } as const;
const durationUnits = { m: 'minute', h: 'hour', d: 'day', w: 'week' } as const;

/**
 * When a recurrence is, in words: `every weekday from 19:00 to 09:00`. Of a rule for which there are none, the rule itself:
 * `by FREQ=MONTHLY;BYDAY=-1FR, from 2026-11-27 at 19:00, for 2 hours`.
 */
export function recurrenceWords({ rrule, duration, start }: DowntimeRecurrence): string {
  const rule = ruleFormOf(rrule);
  const [date = ''] = start.split('T');
  if (rule.kind === 'text') return `${ruleWords({ rrule, start })}, for ${durationWords(duration)}`;
  return [`${everyWords(rule, date)} ${timeWords(start, duration)}`, ...endWords(rule)].join(', ');
}

/** When a rule begins to hold, in words, of what takes no time: `every weekday at 09:00`. */
export function ruleWords({ rrule, start }: Pick<DowntimeRecurrence, 'rrule' | 'start'>): string {
  const rule = ruleFormOf(rrule);
  const [date = '', time = ''] = start.split('T');
  const at = time.slice(0, 5);
  if (rule.kind === 'text') return `by ${rule.rrule}, from ${date} at ${at}`;
  return [`${everyWords(rule, date)} at ${at}`, ...endWords(rule)].join(', ');
}

type Fields = Extract<RuleForm, { readonly kind: 'every' }>;

/** `every weekday`, `every Saturday`, `every 2 weeks on Monday, Thursday to Saturday`. */
function everyWords({ unit, interval, weekdays }: Fields, date: string): string {
  const every = interval === 1 ? `every ${units[unit]}` : `every ${interval} ${units[unit]}s`;
  if (unit === 'DAILY') return every;
  if (unit === 'MONTHLY') return `${every} on day ${Number(date.slice(8))}`;
  const days = weekdays.length > 0 ? weekdays : [weekdayOf(date)];
  if (interval > 1) return `${every} on ${rangesOf(days).join(', ')}`;
  if (days.length === 7) return 'every day';
  if (days.join() === 'MO,TU,WE,TH,FR') return 'every weekday';
  return days.length === 1 ? `every ${dayNames[days[0] ?? '']}` : `${every} on ${rangesOf(days).join(', ')}`;
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
  const name = (place: number | undefined) => dayNames[ruleWeekdays[place ?? 0] ?? ''] ?? '';
  return runs.flatMap((run) => (run.length > 2 ? [`${name(run[0])} to ${name(run.at(-1))}`] : run.map(name)));
}

/** `from 19:00 to 09:00`; what is a day or longer, `at 00:00, for 2 days`. */
function timeWords(start: string, text: string): string {
  const duration = parseDuration(text);
  const startWallMs = parseWallTime(start);
  const from = start.slice(11, 16);
  if (!duration || startWallMs === undefined || nominalMs(duration) >= dayMs) {
    return `at ${from}, for ${durationWords(text)}`;
  }
  return `from ${from} to ${printWallTime(startWallMs + nominalMs(duration)).slice(11, 16)}`;
}

/** `14 hours`; what is no duration stays as it is. */
function durationWords(text: string): string {
  const duration = parseDuration(text);
  return duration ? counted(duration.amount, durationUnits[duration.unit]) : text;
}

function endWords({ end }: Fields): readonly string[] {
  if (end.kind === 'never') return [];
  return [end.kind === 'until' ? `until ${end.day}` : `${counted(end.count, 'time')} in all`];
}

function weekdayPlace(day: string): number {
  return (ruleWeekdays as readonly string[]).indexOf(day);
}

function weekdayOf(date: string): string {
  return ruleWeekdays[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7] ?? '';
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

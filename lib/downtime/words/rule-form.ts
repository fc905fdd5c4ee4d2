import { parseRrule } from '../schedule/parse-rrule.ts';

/** Days of a week as rules name them, from Monday. */
export const ruleWeekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** When a recurrence is the last: never, on a day (`2026-12-31`), or after so many. */
export type RuleEnd =
  | { readonly kind: 'never' }
  | { readonly kind: 'until'; readonly day: string }
  | { readonly kind: 'count'; readonly count: number };

/** A rule as fields have it; what they cannot say is a text. */
export type RuleForm =
  | {
      readonly kind: 'every';
      readonly unit: 'DAILY' | 'WEEKLY' | 'MONTHLY';
      readonly interval: number;
      /** Of a week; none: the day that it starts on. */
      readonly weekdays: readonly string[];
      readonly end: RuleEnd;
    }
  | { readonly kind: 'text'; readonly rrule: string };

/** The parts that the fields have, of any unit. */
const commonParts: ReadonlySet<string> = new Set(['FREQ', 'INTERVAL', 'UNTIL', 'COUNT']);

/** A rule of RFC 5545 as fields, if they can say all of it. */
export function ruleFormOf(rrule: string): RuleForm {
  const text: RuleForm = { kind: 'text', rrule };
  const parts = partsOf(rrule);
  const unit = parts?.get('FREQ');
  if (!parts || (unit !== 'DAILY' && unit !== 'WEEKLY' && unit !== 'MONTHLY')) return text;
  const others = [...parts.keys()].filter((name) => !commonParts.has(name) && !(name === 'BYDAY' && unit === 'WEEKLY'));
  const end = endOf(parts);
  if (others.length > 0 || !end) return text;
  const days = (parts.get('BYDAY') ?? '').split(',');
  const weekdays = ruleWeekdays.filter((day) => days.includes(day));
  return { kind: 'every', unit, interval: Number(parts.get('INTERVAL') ?? 1), weekdays, end };
}

/** The rule that the fields say. */
export function rruleOf(form: RuleForm): string {
  if (form.kind === 'text') return form.rrule.trim();
  const { unit, interval, weekdays, end } = form;
  return [
    `FREQ=${unit}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(unit === 'WEEKLY' && weekdays.length > 0 ? [`BYDAY=${weekdays.join(',')}`] : []),
    ...(end.kind === 'until' ? [`UNTIL=${end.day.replaceAll('-', '')}`] : []),
    ...(end.kind === 'count' ? [`COUNT=${end.count}`] : []),
  ].join(';');
}

function partsOf(rrule: string): ReadonlyMap<string, string> | undefined {
  try {
    return parseRrule(rrule);
  } catch {
    return undefined;
  }
}

/** Undefined where it is on a time of a day, which no field has. */
function endOf(parts: ReadonlyMap<string, string>): RuleEnd | undefined {
  const [until, count] = [parts.get('UNTIL'), parts.get('COUNT')];
  if (count !== undefined) return { kind: 'count', count: Number(count) };
  if (until === undefined) return { kind: 'never' };
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(until) ?? [];
  return day === undefined ? undefined : { kind: 'until', day: `${year}-${month}-${day}` };
}

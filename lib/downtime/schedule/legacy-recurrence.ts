import { parseRrule, printRrule } from './parse-rrule.ts';
import { RruleError } from './rrule-error.ts';

/** How often a downtime recurs, as API v1 says it. */
export interface LegacyRecurrence {
  readonly type: 'days' | 'weeks' | 'months' | 'years' | 'rrule';
  readonly period: number | null;
  /** Of weeks: `Mon` to `Sun`. */
  readonly week_days: readonly string[] | null;
  readonly until_occurrences: number | null;
  /** Unix seconds. */
  readonly until_date: number | null;
  /** Of the type of this name. */
  readonly rrule: string | null;
}

const frequencies = { days: 'DAILY', weeks: 'WEEKLY', months: 'MONTHLY', years: 'YEARLY' } as const;

const weekDays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** What a rule of API v1 is called and has; its values are any, as they were sent. */
export type SentRecurrence = { readonly [Name in keyof LegacyRecurrence]?: unknown };

/**
 * The rule that a recurrence of API v1 is: `{type: 'weeks', period: 1, week_days: ['Mon']}` → `FREQ=WEEKLY;INTERVAL=1;BYDAY=MO`.
 * @throws RruleError in Datadog's words where they are known
 */
export function rruleOfLegacy(sent: SentRecurrence): string {
  const { type, period, week_days: days, until_occurrences: count, until_date: untilS, rrule } = sent;
  if (count != null && untilS != null) {
    throw new RruleError('You must provide only provide one of (until_occurrences, until_date)');
  }
  if (type === 'rrule') return ownRule(rrule, { period, days, count, untilS });
  if (typeof type !== 'string' || !Object.hasOwn(frequencies, type)) throw new RruleError('Invalid recurrence type');
  if (rrule != null) throw new RruleError("'rrule' is of recurrences with type 'rrule'");
  if (days != null && type !== 'weeks') throw new RruleError("'week_days' is of recurrences with type 'weeks'");
  if (!isCount(period, 1000)) throw new RruleError("'period' must be a whole number from 1 to 1000");
  const parts = new Map<string, string>([
    ['FREQ', frequencies[type as keyof typeof frequencies]],
    ['INTERVAL', String(period)],
  ]);
  if (days != null) parts.set('BYDAY', byDay(days));
  if (count != null) parts.set('COUNT', countText(count));
  if (untilS != null) parts.set('UNTIL', untilText(untilS));
  return printRrule(parseRrule(printRrule(parts)));
}

/** The other way round; a rule that no other type could have made is of the type `rrule`. */
export function legacyOfRrule(rrule: string): LegacyRecurrence {
  const parts = parseRrule(rrule);
  const [type] = Object.entries(frequencies).find(([, frequency]) => frequency === parts.get('FREQ')) ?? [];
  const until = parts.get('UNTIL');
  const of = {
    type: type as keyof typeof frequencies,
    period: Number(parts.get('INTERVAL')),
    week_days: parts.has('BYDAY') ? (parts.get('BYDAY') ?? '').split(',').map(weekDayOf) : null,
    until_occurrences: parts.has('COUNT') ? Number(parts.get('COUNT')) : null,
    until_date: until === undefined ? null : secondsOf(until),
    rrule: null,
  };
  const isOfType = type !== undefined && madeOf(of) === rrule;
  if (isOfType) return of;
  return { type: 'rrule', period: null, week_days: null, until_occurrences: null, until_date: null, rrule };
}

function ownRule(rrule: unknown, others: Readonly<Record<string, unknown>>): string {
  if (typeof rrule !== 'string') throw new RruleError("Recurrences with type 'rrule' need an 'rrule'");
  if (Object.values(others).some((each) => each != null)) {
    throw new RruleError("A recurrence with type 'rrule' has all in its 'rrule': INTERVAL, BYDAY, COUNT, UNTIL");
  }
  parseRrule(rrule);
  return rrule;
}

function madeOf(recurrence: LegacyRecurrence): string | undefined {
  try {
    return rruleOfLegacy(recurrence);
  } catch {
    return undefined;
  }
}

function byDay(days: unknown): string {
  const isRight = Array.isArray(days) && days.length > 0 && days.every((day) => weekDays.includes(day));
  if (!isRight) {
    throw new RruleError('Invalid set of days in week_days. Be sure that the first letter is capitalized.');
  }
  return days.map((day: string) => day.slice(0, 2).toUpperCase()).join(',');
}

function weekDayOf(day: string): string {
  return weekDays.find((each) => each.slice(0, 2).toUpperCase() === day) ?? '';
}

function countText(count: unknown): string {
  if (!isCount(count, 5000)) throw new RruleError("'until_occurrences' must be a whole number from 1 to 5000");
  return String(count);
}

function untilText(untilS: unknown): string {
  if (!isCount(untilS, 1e11)) throw new RruleError("'until_date' must be a time in Unix seconds");
  return `${new Date(untilS * 1000).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** Of a time in UTC; others no type but `rrule` has. */
function secondsOf(until: string): number | null {
  const [, ...parts] = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(until) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  return parts.length === 0 ? null : Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}

function isCount(value: unknown, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most;
}

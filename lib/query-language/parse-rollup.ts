import { isZone } from './is-zone.ts';
import type { Token } from './lex.ts';
import { syntaxError } from './query-error.ts';
import type { TokenStream } from './token-stream.ts';
import type { CalendarRollup, MetricQuery, RollupMethod } from './types.ts';

type Rollup = NonNullable<MetricQuery['rollup']>;

const methods: ReadonlySet<string> = new Set<RollupMethod>(['avg', 'sum', 'min', 'max', 'count']);

const calendarUnits: ReadonlySet<string> = new Set<CalendarRollup['unit']>(['daily', 'weekly', 'monthly']);

/** `12am`, `5 am`, `11pm` */
const hour = /^(1[0-2]|[1-9])(am|pm)$/i;

/**
 * Reads what follows `.rollup`: `(method)`, `(method, seconds)`, `(seconds)`, or by the calendar
 * `(method, daily|weekly|monthly[, 12am][, 'Europe/Paris'])`.
 * @throws QueryError
 */
export function parseRollup(stream: TokenStream): Rollup {
  stream.takeText('(', 'rollup');
  const rollup = parseArguments(stream);
  stream.takeText(')', 'rollup');
  return rollup;
}

function parseArguments(stream: TokenStream): Rollup {
  if (stream.peek().kind === 'number') return { intervalS: takeSeconds(stream) };
  const token = stream.next();
  if (!isName(token) || !methods.has(token.text)) throw syntaxError(stream.text, 'rollup_method', token.start);
  const method = token.text as RollupMethod;
  if (!stream.skipText(',')) return { method };
  if (isName(stream.peek()) && calendarUnits.has(stream.peek().text)) {
    return { method, calendar: parseCalendar(stream) };
  }
  return { method, intervalS: takeSeconds(stream) };
}

function parseCalendar(stream: TokenStream): CalendarRollup {
  const unit = stream.next().text as CalendarRollup['unit'];
  let calendar: CalendarRollup = { unit };
  while (stream.skipText(',')) {
    const token = stream.next();
    const [, count, half] = hour.exec(token.text) ?? [];
    if (isName(token) && count !== undefined && calendar.startHour === undefined && calendar.zone === undefined) {
      calendar = { ...calendar, startHour: (Number(count) % 12) + (half?.toLowerCase() === 'pm' ? 12 : 0) };
    } else if (token.kind === 'string' && calendar.zone === undefined && isZone(token.text)) {
      calendar = { ...calendar, zone: token.text };
    } else throw syntaxError(stream.text, 'rollup_alignment', token.start);
  }
  return calendar;
}

function takeSeconds(stream: TokenStream): number {
  const token = stream.next();
  const seconds = Number(token.text);
  const isValid = token.kind === 'number' && Number.isSafeInteger(seconds) && seconds >= 1;
  if (!isValid) throw syntaxError(stream.text, 'rollup_interval', token.start);
  return seconds;
}

function isName(token: Token): boolean {
  return token.kind === 'word' || token.kind === 'string';
}

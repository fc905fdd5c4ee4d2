import { RruleError } from './rrule-error.ts';

/** The parts of a rule by their names, in their order: `FREQ` → `WEEKLY`. */
export type RruleParts = ReadonlyMap<string, string>;

const maxLength = 1000;

/** Numbers from `least` to `most`; `signed` ones may be counted from the end too, and none is 0. */
const numbers = (least: number, most: number, signed = false) => ({
  expected: `numbers from ${least} to ${most}${signed ? ', or as many from the end with -' : ''}`,
  isValid: (text: string) =>
    text.split(',').every((each) => {
      const value = Number(each);
      if (!/^[+-]?\d{1,4}$/.test(each)) return false;
      return (value >= least && value <= most) || (signed && -value >= least && -value <= most);
    }),
});

const text = (expected: string, pattern: RegExp) => ({ expected, isValid: (value: string) => pattern.test(value) });

const weekday = '(?:MO|TU|WE|TH|FR|SA|SU)';

/** What a rule may have, and each part's form. */
const forms: Readonly<Record<string, { readonly expected: string; readonly isValid: (text: string) => boolean }>> = {
  FREQ: text('YEARLY, MONTHLY, WEEKLY, DAILY or HOURLY', /^(?:YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY)$/),
  INTERVAL: numbers(1, 1000),
  COUNT: numbers(1, 5000),
  UNTIL: text('a time as 20261231T235959Z', /^\d{8}(?:T\d{6}Z?)?$/),
  BYMONTH: numbers(1, 12),
  BYWEEKNO: numbers(1, 53, true),
  BYYEARDAY: numbers(1, 366, true),
  BYMONTHDAY: numbers(1, 31, true),
  BYDAY: text(
    'days of the week, MO to SU, each with a number in front if need be',
    new RegExp(`^(?:[+-]?[1-9]\\d?)?${weekday}(?:,(?:[+-]?[1-9]\\d?)?${weekday})*$`),
  ),
  BYHOUR: numbers(0, 23),
  // One of each: a rule with more recurs more often than hourly.
  BYMINUTE: text('a number from 0 to 59', /^[0-5]?\d$/),
  BYSECOND: text('a number from 0 to 59', /^[0-5]?\d$/),
  BYSETPOS: numbers(1, 366, true),
  WKST: text('a day of the week, MO to SU', new RegExp(`^${weekday}$`)),
};

/** Parts of a calendar entry, which a downtime has beside its rule. */
const besides: ReadonlySet<string> = new Set(['DTSTART', 'DTEND', 'DURATION']);

/**
 * Reads a recurrence rule of RFC 5545 (3.3.10): `FREQ=WEEKLY;BYDAY=MO,TU`. Nothing in it may recur more often than hourly.
 * @throws RruleError for anything else, and for DTSTART, DTEND and DURATION as Datadog does
 */
export function parseRrule(rrule: string): RruleParts {
  if (rrule.length > maxLength) throw new RruleError(`Invalid rrule: at most ${maxLength} characters`);
  const parts = new Map<string, string>();
  for (const part of rrule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(/;$/, '')
    .split(/[;\n]/)) {
    const [name = '', ...values] = part.trim().split(/[=:]/);
    if (besides.has(name.split(',')[0] ?? '')) throw new RruleError(`Invalid rrule: ${name} is not supported`);
    if (values.length !== 1) throw new RruleError(`Invalid rrule: '${part.slice(0, 40)}' is no NAME=VALUE`);
    if (parts.has(name)) throw new RruleError(`Invalid rrule: ${name} is given twice`);
    parts.set(name, checked(name, values[0] ?? ''));
  }
  if (!parts.has('FREQ')) throw new RruleError('Invalid rrule: FREQ is missing');
  if (parts.has('COUNT') && parts.has('UNTIL'))
    throw new RruleError('Invalid rrule: COUNT and UNTIL exclude each other');
  refuseMisplaced(parts);
  return parts;
}

/** `FREQ=WEEKLY;BYDAY=MO` */
export function printRrule(parts: RruleParts): string {
  return Array.from(parts, ([name, value]) => `${name}=${value}`).join(';');
}

function checked(name: string, value: string): string {
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (!form) throw new RruleError(`Invalid rrule: ${name.slice(0, 40)} is not supported`);
  if (!form.isValid(value)) {
    throw new RruleError(`Invalid rrule: ${name} is '${value.slice(0, 40)}', expected ${form.expected}`);
  }
  return value;
}

/** RFC 5545 gives these a meaning with some frequencies only. */
function refuseMisplaced(parts: RruleParts): void {
  const frequency = parts.get('FREQ') ?? '';
  const onlyWith: readonly (readonly [name: string, frequencies: readonly string[]])[] = [
    ['BYWEEKNO', ['YEARLY']],
    ['BYYEARDAY', ['YEARLY', 'HOURLY']],
    ['BYMONTHDAY', ['YEARLY', 'MONTHLY', 'DAILY', 'HOURLY']],
  ];
  for (const [name, frequencies] of onlyWith) {
    if (parts.has(name) && !frequencies.includes(frequency)) {
      throw new RruleError(`Invalid rrule: ${name} has no meaning with FREQ=${frequency}`);
    }
  }
  if (/\d/.test(parts.get('BYDAY') ?? '') && !['YEARLY', 'MONTHLY'].includes(frequency)) {
    throw new RruleError(`Invalid rrule: numbers in BYDAY have no meaning with FREQ=${frequency}`);
  }
  if (parts.has('BYSETPOS') && ![...parts.keys()].some((name) => name.startsWith('BY') && name !== 'BYSETPOS')) {
    throw new RruleError('Invalid rrule: BYSETPOS needs another BY part');
  }
}

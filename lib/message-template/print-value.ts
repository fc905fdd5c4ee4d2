import type { TemplateValue } from './types.ts';

/** A number as messages have it: `60.0`, `0.5`, at most six digits after the point and never fewer than one. */
export function printNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  // What is small keeps its leading digits.
  const rounded = size >= 0.001 || size === 0 ? Number(value.toFixed(6)) : Number(value.toPrecision(6));
  const text = String(rounded);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** A result of `eval`: whole numbers without a point. */
export function printResult(value: number): string {
  return printNumber(value).replace(/\.0$/, '');
}

/** `Fri Jun 27 2025 06:50:29 UTC` */
export function printTime(time: Date): string {
  return time.toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $4 $5 UTC');
}

/** `2021-05-31 23:43:27+09:00`, in a zone. */
export function printLocalTime(time: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
    timeZoneName: 'longOffset',
  }).formatToParts(time);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? '';
  const offset = part('timeZoneName').replace('GMT', '') || '+00:00';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')}${offset}`;
}

/** A variable's value as text. */
export function printValue(value: TemplateValue): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? printNumber(value) : printTime(value);
}

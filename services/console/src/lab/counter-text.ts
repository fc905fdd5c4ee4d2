import { formatValue } from '../../../../lib/units/format-value.ts';
import { findUnit } from '../../../../lib/units/unit-table.ts';
import { durationText } from '../format/relative-time.ts';

/** The value of a counter as its name says it is meant: bytes, milliseconds, or a plain number in full. */
export function counterText(name: string, value: number): string {
  if (/(^|[._])bytes$/.test(name)) return formatValue(value, [findUnit('byte') ?? null, null]);
  if (/_ms(_|$)/.test(name)) return durationText(value);
  return value.toLocaleString('en', { maximumFractionDigits: 2 });
}

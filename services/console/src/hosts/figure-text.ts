import { formatNumber } from '../../../../lib/units/format-number.ts';

/** A share of time or a load beside its bar: at most three significant digits, of which two are behind the point. */
export function figureText(value: number): string {
  if (Math.abs(value) >= 1 || value === 0) return formatNumber(value);
  if (Math.abs(value) < 0.005) return '<0.01';
  return formatNumber(Number(value.toFixed(2)));
}

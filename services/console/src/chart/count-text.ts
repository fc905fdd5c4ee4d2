import { formatNumber } from '../../../../lib/units/format-number.ts';

/** A count of values; parts of them come from bins that reach over an edge. */
export function countText(count: number): string {
  return count > 0 && count < 0.5 ? 'less than 1' : formatNumber(Math.round(count));
}

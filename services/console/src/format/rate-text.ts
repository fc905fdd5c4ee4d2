import { formatValue } from '../../../../lib/units/format-value.ts';
import { findUnit } from '../../../../lib/units/unit-table.ts';

const REQUESTS = [findUnit('request') ?? null, findUnit('second') ?? null] as const;

/** Requests a second: `1.2k req/s`. */
export function rateText(perS: number): string {
  return formatValue(perS, REQUESTS);
}

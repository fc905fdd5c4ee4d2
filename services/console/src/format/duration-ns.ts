import { formatValue } from '../../../../lib/units/format-value.ts';
import { findUnit } from '../../../../lib/units/unit-table.ts';

const NANOSECOND = findUnit('nanosecond') ?? null;

/** Nanoseconds in the unit one thinks in: `812 μs`, `38.4 ms`, `1.9 s`. */
export function durationNsText(ns: number): string {
  return formatValue(ns, [NANOSECOND, null]);
}

/** The unit of nanoseconds, for axes and readouts of graphs. */
export const NANOSECONDS_UNIT = [NANOSECOND, null] as const;

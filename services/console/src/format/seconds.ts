import { formatValue } from '../../../../lib/units/format-value.ts';
import { findUnit } from '../../../../lib/units/unit-table.ts';

/** The unit of seconds, for axes and readouts of graphs. */
export const SECONDS_UNIT = [findUnit('second') ?? null, null] as const;

/** Seconds in the unit one thinks in: `812 μs`, `38.4 ms`; a dash where there are none. */
export function secondsText(seconds: number | null | undefined): string {
  return seconds === null || seconds === undefined ? '–' : formatValue(seconds, SECONDS_UNIT);
}

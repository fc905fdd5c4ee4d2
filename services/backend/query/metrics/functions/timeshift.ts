import type { QueryWindow } from '../plan.ts';
import { calendarShiftS } from './calendar-shift.ts';
import type { FunctionFamily, SeriesFunction } from './series-function.ts';

/** The operand as it was so many seconds ago. Times that are no multiple of the interval stay as they are. */
function earlierBy(secondsOf: SeriesFunction['shiftS'] & {}): SeriesFunction {
  return { shiftS: secondsOf, apply: (operand) => operand };
}

const hourS = 3600;
const dayS = 24 * hourS;

export const timeshiftFunctions: FunctionFamily = {
  timeshift: earlierBy(({ shift }) => Number(shift)),
  hour_before: earlierBy(() => -hourS),
  day_before: earlierBy(() => -dayS),
  week_before: earlierBy(() => -7 * dayS),
  month_before: earlierBy(() => -28 * dayS),
  calendar_shift: earlierBy(({ shift, zone }, { toS }: QueryWindow) =>
    calendarShiftS(toS, { shift: String(shift), zone: String(zone) }),
  ),
};

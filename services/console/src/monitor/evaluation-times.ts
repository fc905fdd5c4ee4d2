import type { MonitorResponse } from '../../../../lib/api-types/monitors.ts';
import { ruleWords } from '../../../../lib/downtime/words/recurrence-words.ts';
import { zonedInput } from '../downtimes/zone-text.ts';

/**
 * When a monitor with a custom schedule is evaluated, in words: `every weekday at 09:00 (Europe/Berlin)`, one for each of its
 * rules. Undefined of one without, which is evaluated all the time.
 */
export function evaluationTimes({
  options,
  created_at,
}: Pick<MonitorResponse, 'options' | 'created_at'>): string | undefined {
  const rules = options.scheduling_options?.custom_schedule?.recurrences.map(({ rrule, start, timezone }) => {
    const zone = timezone ?? 'UTC';
    // Without a start it is the day on which the monitor was made, from 00:00.
    const from = start ?? `${zonedInput(created_at, zone).slice(0, 10)}T00:00`;
    return `${ruleWords({ rrule, start: from })} (${zone})`;
  });
  return rules?.join('; ');
}

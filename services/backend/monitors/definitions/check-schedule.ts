import { z } from 'zod';
import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import { RruleError } from '../../../../lib/downtime/schedule/rrule-error.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { isZone } from '../../../../lib/query-language/is-zone.ts';
import { CustomSchedule, type ScheduleRecurrence } from '../rules/custom-schedule.ts';

const option = 'scheduling_options.custom_schedule';

/** As of downtimes. */
const maxRecurrences = 5;

const schema = z.strictObject({
  recurrences: z
    .array(
      z.strictObject({
        rrule: z.string(),
        start: z.string().nullish(),
        timezone: z.string().refine(isZone, { error: 'there is no such time zone' }).nullish(),
      }),
    )
    .min(1)
    .max(maxRecurrences),
});

/**
 * Whether a monitor can be evaluated at the times of its schedule.
 * @throws HttpError 400 that names the field
 */
export function checkSchedule(query: MonitorQuery, { scheduling_options }: MonitorOptions): void {
  const sent = scheduling_options?.custom_schedule;
  if (sent === undefined || sent === null) return;
  if (query.kind === 'composite' || query.kind === 'service check') {
    throw errors.badParameterBecause(option, `a ${query.kind} monitor has none, it is evaluated every minute`);
  }
  const read = schema.safeParse(sent);
  if (!read.success) {
    const [{ path, message } = { path: [], message: '' }] = read.error.issues;
    throw errors.badParameterBecause([option, ...path].join('.'), message);
  }
  for (const [at, each] of sent.recurrences.entries()) checkRecurrence(each, at);
}

function checkRecurrence(recurrence: ScheduleRecurrence, at: number): void {
  try {
    new CustomSchedule([recurrence], 0);
  } catch (error) {
    if (!(error instanceof RruleError)) throw error;
    const field = error.message.startsWith('Invalid start') ? 'start' : 'rrule';
    throw errors.badParameterBecause(`${option}.recurrences.${at}.${field}`, error.message);
  }
}

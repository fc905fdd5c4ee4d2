import { refuseOverlap } from '../../../../lib/downtime/schedule/refuse-overlap.ts';
import { RruleError } from '../../../../lib/downtime/schedule/rrule-error.ts';
import { printWallTime } from '../../../../lib/downtime/schedule/wall-time.ts';
import { ScheduleWindows } from '../../../../lib/downtime/schedule/windows.ts';
import { Zone } from '../../../../lib/downtime/schedule/zone.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Downtime, DowntimeRecurrence, DowntimeSchedule } from '../../../../lib/model/downtime.ts';
import { readZone } from './read-parts.ts';

const maxRecurrences = 5;

interface ScheduleOptions {
  readonly nowMs: number;
  readonly mayBeOver?: boolean;
  /** The downtime whose schedule it changes: what is not sent stays. */
  readonly before?: Downtime;
}

/**
 * Reads a schedule of API v2: `{start, end}`, times in UTC, or `{timezone, recurrences: [{rrule, duration, start}]}`.
 * @throws HttpError 400
 */
export function readSchedule(value: unknown, options: ScheduleOptions): DowntimeSchedule {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw errors.badParameter('schedule');
  const sent = value as Readonly<Record<string, unknown>>;
  const before = options.before?.schedule;
  const isRecurring = sent.recurrences !== undefined || (sent.timezone !== undefined && before?.kind === 'recurring');
  const schedule = isRecurring ? recurring(sent, options) : once(sent, options);
  return checkedSchedule(schedule, options);
}

/** A schedule that can be followed, and that is not over. @throws HttpError 400 */
export function checkedSchedule(
  schedule: DowntimeSchedule,
  { nowMs, mayBeOver = false }: Pick<ScheduleOptions, 'nowMs' | 'mayBeOver'>,
): DowntimeSchedule {
  if (schedule.kind === 'once' && schedule.endMs !== null && schedule.endMs <= schedule.startMs) {
    throw errors.bad("'start' must be before 'end'");
  }
  const windows = windowsOf(schedule);
  const isOver = windows.current(nowMs) === undefined && windows.next(nowMs) === undefined;
  if (isOver && !mayBeOver) throw errors.bad('The downtime would be over: its end must be in the future');
  return schedule;
}

function windowsOf(schedule: DowntimeSchedule): ScheduleWindows {
  try {
    const windows = new ScheduleWindows(schedule);
    if (schedule.kind === 'recurring') {
      const zone = new Zone(schedule.timezone);
      for (const each of schedule.recurrences) refuseOverlap(each, zone);
    }
    return windows;
  } catch (error) {
    if (error instanceof RruleError) throw errors.bad(error.message, { cause: error });
    throw error;
  }
}

function once(sent: Readonly<Record<string, unknown>>, { nowMs, before }: ScheduleOptions): DowntimeSchedule {
  refuseOthers(sent, ['start', 'end']);
  const old = before?.schedule.kind === 'once' ? before.schedule : undefined;
  const startMs = sent.start === undefined ? old?.startMs : readTime(sent.start, 'start');
  const endMs = sent.end === undefined ? old?.endMs : readTime(sent.end, 'end');
  return { kind: 'once', startMs: startMs ?? nowMs, endMs: endMs ?? null };
}

function recurring(sent: Readonly<Record<string, unknown>>, { nowMs, before }: ScheduleOptions): DowntimeSchedule {
  refuseOthers(sent, ['timezone', 'recurrences', 'current_downtime']);
  const old = before?.schedule.kind === 'recurring' ? before.schedule : undefined;
  const timezone = sent.timezone === undefined ? (old?.timezone ?? 'UTC') : readZone(sent.timezone, 'timezone');
  const recurrences =
    sent.recurrences === undefined ? (old?.recurrences ?? []) : readRecurrences(sent.recurrences, { nowMs, timezone });
  return { kind: 'recurring', timezone, recurrences };
}

function readRecurrences(
  value: unknown,
  { nowMs, timezone }: { readonly nowMs: number; readonly timezone: string },
): readonly DowntimeRecurrence[] {
  if (!Array.isArray(value)) throw errors.badParameter('recurrences');
  if (value.length === 0) throw errors.tooFewElements('recurrences', 1);
  if (value.length > maxRecurrences) throw errors.tooManyElements('recurrences', maxRecurrences);
  return value.map((each: unknown): DowntimeRecurrence => {
    if (typeof each !== 'object' || each === null) throw errors.badParameter('recurrences');
    const sent = each as Readonly<Record<string, unknown>>;
    refuseOthers(sent, ['rrule', 'duration', 'start']);
    const { rrule, duration, start } = sent;
    for (const name of ['rrule', 'duration'] as const) {
      if (sent[name] === undefined) throw errors.parameterMissing(name);
    }
    if (typeof rrule !== 'string') throw errors.badParameter('rrule');
    if (typeof duration !== 'string') throw errors.badParameter('duration');
    if (start != null && typeof start !== 'string') throw errors.badParameter('start');
    return { rrule, duration, start: start ?? printWallTime(new Zone(timezone).wallOf(nowMs)) };
  });
}

/** `2026-11-27T19:00:00Z`; null is none. */
function readTime(value: unknown, name: string): number | undefined {
  if (value === null) return undefined;
  const isTime =
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]00:?00)$/.test(value);
  const timeMs = isTime ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(timeMs)) throw errors.bad(`'${name}' must be a time in UTC, as 2026-11-27T19:00:00Z`);
  return timeMs;
}

function refuseOthers(sent: Readonly<Record<string, unknown>>, names: readonly string[]): void {
  const other = Object.keys(sent).find((name) => !names.includes(name));
  if (other !== undefined) throw errors.unexpectedProperty(other);
}

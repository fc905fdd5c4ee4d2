import { isDeepStrictEqual } from 'node:util';
import { durationBetween } from '../../../../lib/downtime/schedule/duration.ts';
import { type LegacyRecurrence, rruleOfLegacy } from '../../../../lib/downtime/schedule/legacy-recurrence.ts';
import { RruleError } from '../../../../lib/downtime/schedule/rrule-error.ts';
import { printWallTime } from '../../../../lib/downtime/schedule/wall-time.ts';
import { Zone } from '../../../../lib/downtime/schedule/zone.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Downtime, DowntimeSchedule, DowntimeSettings } from '../../../../lib/model/downtime.ts';
import { usualSettings } from '../../monitors/downtimes/downtime-settings.ts';
import {
  readEndStates,
  readEndTypes,
  readFlag,
  readMessage,
  readMonitorId,
  readMonitorTags,
  readZone,
} from '../../monitors/downtimes/read-parts.ts';
import { checkedSchedule } from '../../monitors/downtimes/read-schedule.ts';
import { isJsonObject, type JsonObject } from '../dashboards/json-object.ts';
import { readLegacyScope } from './read-legacy-scope.ts';
import { type LegacyOptions, type LegacyTimes, legacyTimes, toDowntimeV1 } from './to-downtime-v1.ts';

const decided = ['scope', 'start', 'end', 'monitor_id', 'monitor_tags', 'message', 'timezone', 'recurrence'] as const;
const flags = ['mute_first_recovery_notification', 'notify_end_states', 'notify_end_types'] as const;

/** What answers have besides; clients send back what they were answered. */
const answered = [
  ...['id', 'org_id', 'canceled', 'created', 'modified', 'active', 'disabled', 'parent_id', 'child_id', 'creator_id'],
  ...['updater_id', 'downtime_type', 'status', 'uuid', 'creator', 'active_child'],
];

const known: ReadonlySet<string> = new Set([...decided, ...flags, ...answered]);

/** Reads a new downtime as version 1 writes it. @throws HttpError 400 in Datadog's words where they are known */
export function readDowntimeV1(body: JsonObject, { nowMs }: Pick<LegacyOptions, 'nowMs'>): DowntimeSettings {
  if (body.scope == null) throw errors.badDowntimeScope();
  const read = readOthers(body);
  const target = readTarget(body) ?? { monitorTags: ['*'] };
  const times = readTimes(
    body,
    { start: Math.floor(nowMs / 1000), end: null, timezone: 'UTC', recurrence: null },
    nowMs,
  );
  const schedule = checkedSchedule(scheduleOf(times, nowMs), { nowMs });
  return {
    ...usualSettings,
    target,
    scope: readLegacyScope(body.scope),
    ...read,
    displayTimezone: times.timezone,
    schedule,
  };
}

/**
 * Reads a change of a downtime; what is not sent stays as it is. Times and recurrence as they were answered leave the schedule as it
 * is, whatever version 1 cannot say of it. @throws HttpError 400
 */
export function readDowntimeChangeV1(before: Downtime, body: JsonObject, options: LegacyOptions): DowntimeSettings {
  const { nowMs } = options;
  const old = legacyTimes(before, options);
  const times = readTimes(body, old, nowMs);
  const isSameScope = body.scope == null || isDeepStrictEqual(body.scope, toDowntimeV1(before, options).scope);
  const settings = {
    ...before,
    ...readOthers(body),
    target: readTarget(body) ?? before.target,
    scope: isSameScope ? before.scope : readLegacyScope(body.scope),
  };
  if (isDeepStrictEqual(times, old)) return settings;
  return {
    ...settings,
    displayTimezone: times.timezone,
    schedule: checkedSchedule(scheduleOf(times, nowMs), { nowMs }),
  };
}

function readOthers(body: JsonObject): Partial<DowntimeSettings> {
  const other = Object.keys(body).find((name) => !known.has(name));
  if (other !== undefined) throw errors.unexpectedProperty(other);
  const { message, notify_end_states: states, notify_end_types: types } = body;
  const flag = body.mute_first_recovery_notification;
  return {
    ...(message !== undefined && { message: readMessage(message) }),
    ...(flag != null && { mutesFirstRecovery: readFlag(flag, 'mute_first_recovery_notification') }),
    ...(states != null && { notifyEndStates: readEndStates(states) }),
    ...(types != null && { notifyEndTypes: readEndTypes(types) }),
  };
}

/** Undefined: nothing was sent of it. */
function readTarget({ monitor_id: id, monitor_tags: tags }: JsonObject): Downtime['target'] | undefined {
  const monitorTags = tags == null ? undefined : readMonitorTags(tags);
  if (id != null) {
    if (monitorTags?.some((tag) => tag !== '*')) throw errors.exclusiveParameters('monitor_id', 'monitor_tags');
    return { monitorId: readMonitorId(id) };
  }
  return monitorTags && { monitorTags };
}

function readTimes(body: JsonObject, old: LegacyTimes, nowMs: number): LegacyTimes {
  const { start, end, timezone, recurrence } = body;
  return {
    start: start === undefined ? old.start : (readSeconds(start, 'start') ?? Math.floor(nowMs / 1000)),
    end: end === undefined ? old.end : readSeconds(end, 'end'),
    timezone: timezone == null ? old.timezone : readZone(timezone, 'timezone'),
    recurrence: recurrence === undefined ? old.recurrence : readRecurrence(recurrence),
  };
}

function readSeconds(value: unknown, name: string): number | null {
  if (value === null) return null;
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 1e11) throw errors.badParameter(name);
  return value as number;
}

function readRecurrence(value: unknown): LegacyRecurrence | null {
  if (value === null) return null;
  if (!isJsonObject(value)) throw errors.badParameter('recurrence');
  const names = ['type', 'period', 'week_days', 'until_occurrences', 'until_date', 'rrule'] as const;
  const other = Object.keys(value).find((name) => !names.some((each) => each === name));
  if (other !== undefined) throw errors.unexpectedProperty(other);
  const filled = Object.fromEntries(names.map((name) => [name, value[name] ?? null]));
  ruleOf(filled);
  return filled as unknown as LegacyRecurrence;
}

function ruleOf(recurrence: Parameters<typeof rruleOfLegacy>[0]): string {
  try {
    return rruleOfLegacy(recurrence);
  } catch (error) {
    if (error instanceof RruleError) throw errors.bad(error.message, { cause: error });
    throw error;
  }
}

function scheduleOf({ start, end, timezone, recurrence }: LegacyTimes, nowMs: number): DowntimeSchedule {
  const isNow = start === Math.floor(nowMs / 1000);
  if (!recurrence) {
    return { kind: 'once', startMs: isNow ? nowMs : start * 1000, endMs: end === null ? null : end * 1000 };
  }
  if (end === null) throw errors.bad("A downtime that recurs needs an 'end'");
  const zone = new Zone(timezone);
  const duration = durationBetween(start * 1000, end * 1000, zone);
  if (duration === undefined) {
    throw errors.bad(
      "A downtime that recurs lasts a whole number of minutes, from 'start' to 'end', and a year at most",
    );
  }
  const wallStart = printWallTime(zone.wallOf(start * 1000));
  return { kind: 'recurring', timezone, recurrences: [{ rrule: ruleOf(recurrence), duration, start: wallStart }] };
}

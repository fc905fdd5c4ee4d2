import type { LabDowntime } from '../../../../lib/api-types/downtimes.ts';
import { parseDuration } from '../../../../lib/downtime/schedule/duration.ts';
import { type RuleForm, ruleFormOf } from '../../../../lib/downtime/words/rule-form.ts';
import type { Downtime, DowntimeEndState, DowntimeRecurrence } from '../../../../lib/model/downtime.ts';
import { localZone, zonedInput } from './zone-text.ts';

/** A recurrence as its fields have it. */
export interface RecurrenceForm {
  /** Tells it from the others while they are edited. */
  readonly key: number;
  readonly rule: RuleForm;
  /** The first of them, by the clocks of the zone: `2026-11-27T19:00`. */
  readonly start: string;
  readonly amount: number | '';
  readonly unit: 'm' | 'h' | 'd' | 'w';
}

/** A downtime as the fields of its dialog have it. */
export interface DowntimeForm {
  readonly target: 'monitor' | 'tags';
  readonly monitorId: number | undefined;
  readonly monitorTags: readonly string[];
  readonly scope: string;
  readonly kind: 'once' | 'recurring';
  readonly timezone: string;
  readonly displayTimezone: string;
  /** By the clocks of the zone, as `start` of a recurrence; empty: at once. */
  readonly start: string;
  /** Empty: it has no end. */
  readonly end: string;
  readonly recurrences: readonly RecurrenceForm[];
  readonly message: string;
  readonly notifyEndStates: readonly DowntimeEndState[];
  readonly notifyEndTypes: Downtime['notifyEndTypes'];
  readonly mutesFirstRecovery: boolean;
}

/** What an address may say of a new downtime. */
export interface FormStart {
  readonly monitorId?: number | undefined;
  readonly scope?: string | undefined;
}

/** The fields of a new downtime: at once, as Datadog has it where nothing is said. */
export function newForm(nowMs: number, { monitorId, scope }: FormStart = {}): DowntimeForm {
  const timezone = localZone();
  return {
    target: monitorId === undefined ? 'tags' : 'monitor',
    monitorId,
    monitorTags: [],
    scope: scope || '*',
    kind: 'once',
    timezone,
    displayTimezone: timezone,
    start: '',
    end: '',
    recurrences: [newRecurrence(nowMs, timezone)],
    message: '',
    notifyEndStates: ['alert', 'no data', 'warn'],
    notifyEndTypes: ['expired'],
    mutesFirstRecovery: false,
  };
}

/** Nights of working days, from today on. */
export function newRecurrence(nowMs: number, timezone: string): RecurrenceForm {
  return {
    key: nextKey(),
    rule: {
      ...{ kind: 'every', unit: 'WEEKLY', interval: 1, weekdays: ['MO', 'TU', 'WE', 'TH', 'FR'] },
      end: { kind: 'never' },
    },
    start: `${zonedInput(nowMs, timezone).slice(0, 10)}T19:00`,
    amount: 14,
    unit: 'h',
  };
}

/** The fields of a downtime that there is. */
export function formOf(downtime: LabDowntime, nowMs: number): DowntimeForm {
  const { target, schedule, displayTimezone } = downtime;
  const timezone = schedule.kind === 'recurring' ? schedule.timezone : displayTimezone;
  const once = schedule.kind === 'once' ? schedule : undefined;
  return {
    target: 'monitorId' in target ? 'monitor' : 'tags',
    monitorId: 'monitorId' in target ? target.monitorId : undefined,
    monitorTags: 'monitorTags' in target ? target.monitorTags : [],
    scope: downtime.scope,
    kind: schedule.kind,
    timezone,
    displayTimezone,
    start: once ? zonedInput(once.startMs, timezone) : '',
    end: once?.endMs == null ? '' : zonedInput(once.endMs, timezone),
    recurrences:
      schedule.kind === 'recurring' ? schedule.recurrences.map(recurrenceForm) : [newRecurrence(nowMs, timezone)],
    message: downtime.message,
    notifyEndStates: downtime.notifyEndStates,
    notifyEndTypes: downtime.notifyEndTypes,
    mutesFirstRecovery: downtime.mutesFirstRecovery,
  };
}

/** The same fields by the clocks of another zone: times stay as they are written. */
export function inZone(form: DowntimeForm, timezone: string): DowntimeForm {
  return { ...form, timezone, displayTimezone: timezone };
}

function recurrenceForm({ rrule, duration, start }: DowntimeRecurrence): RecurrenceForm {
  const { amount, unit } = parseDuration(duration) ?? { amount: 1, unit: 'h' };
  return {
    key: nextKey(),
    rule: ruleFormOf(rrule),
    start: start.length === 19 ? start.replace(/:00$/, '') : start,
    amount,
    unit,
  };
}

let lastKey = 0;

function nextKey(): number {
  lastKey += 1;
  return lastKey;
}

import type { LabDowntime } from '../../../../lib/api-types/downtimes.ts';
import { parseScope } from '../../../../lib/downtime/scope/parse-scope.ts';
import { ScopeError } from '../../../../lib/downtime/scope/scope-error.ts';
import { rruleOf } from '../../../../lib/downtime/words/rule-form.ts';
import type { DowntimeEndState } from '../../../../lib/model/downtime.ts';
import { type DowntimeForm, formOf, type RecurrenceForm } from './downtime-form.ts';
import { fromZonedInput } from './zone-text.ts';

/** The attributes of a downtime of API v2. */
export interface DowntimeAttributes {
  readonly monitor_identifier: { readonly monitor_id: number } | { readonly monitor_tags: readonly string[] };
  readonly scope: string;
  readonly message: string;
  readonly display_timezone: string;
  readonly mute_first_recovery_notification: boolean;
  readonly notify_end_states: readonly DowntimeEndState[];
  readonly notify_end_types: readonly ('expired' | 'canceled')[];
  readonly schedule:
    | { readonly start: string | null; readonly end: string | null }
    | {
        readonly timezone: string;
        readonly recurrences: readonly { readonly rrule: string; readonly duration: string; readonly start: string }[];
      };
}

/** What is missing or wrong in a field, by its name. */
export type FormFaults = {
  readonly [name in 'monitor' | 'scope' | 'start' | 'end' | 'recurrences']?: string | undefined;
};

/** What the page itself can tell of a form; all else the backend says. */
export function formFaults(form: DowntimeForm): FormFaults {
  const { target, monitorId, kind, start, end, timezone } = form;
  const [startMs, endMs] = [fromZonedInput(start, timezone), fromZonedInput(end, timezone)];
  const scope = scopeFault(form.scope);
  const isWrongWay = startMs !== undefined && endMs !== undefined && endMs <= startMs;
  return {
    ...(target === 'monitor' && monitorId === undefined && { monitor: 'Choose the monitor' }),
    ...(scope !== undefined && { scope }),
    ...(kind === 'once' && start !== '' && startMs === undefined && { start: 'No date and time' }),
    ...(kind === 'once' && end !== '' && endMs === undefined && { end: 'No date and time' }),
    ...(kind === 'once' && isWrongWay && { end: 'Before the start' }),
    ...(kind === 'recurring' && form.recurrences.some(isIncomplete) && { recurrences: 'A field is empty' }),
  };
}

/** What is wrong with a scope; undefined: nothing. */
export function scopeFault(text: string): string | undefined {
  try {
    parseScope(text.trim() || '*');
    return undefined;
  } catch (error) {
    if (error instanceof ScopeError) return error.message.replace(/^Invalid scope: /, '');
    throw error;
  }
}

/**
 * What a form without faults says.
 * @param before the downtime that is changed: times that were not touched stay exactly as they are, the fields have minutes only
 */
export function attributesOf(form: DowntimeForm, before?: LabDowntime): DowntimeAttributes {
  const tags = form.monitorTags.length > 0 ? form.monitorTags : ['*'];
  return {
    monitor_identifier:
      form.target === 'monitor' && form.monitorId !== undefined
        ? { monitor_id: form.monitorId }
        : { monitor_tags: tags },
    scope: form.scope.trim() || '*',
    message: form.message,
    display_timezone: form.displayTimezone,
    mute_first_recovery_notification: form.mutesFirstRecovery,
    notify_end_states: form.notifyEndStates,
    notify_end_types: form.notifyEndTypes,
    schedule:
      form.kind === 'recurring'
        ? { timezone: form.timezone, recurrences: form.recurrences.map(recurrenceOf) }
        : { start: timeOf('start', form, before), end: timeOf('end', form, before) },
  };
}

function recurrenceOf({ rule, start, amount, unit }: RecurrenceForm) {
  return { rrule: rruleOf(rule), duration: `${amount}${unit}`, start };
}

function timeOf(name: 'start' | 'end', form: DowntimeForm, before: LabDowntime | undefined): string | null {
  if (before?.schedule.kind === 'once') {
    const first = formOf(before, 0);
    const keptMs = name === 'start' ? before.schedule.startMs : before.schedule.endMs;
    if (first[name] === form[name] && first.timezone === form.timezone) return keptMs === null ? null : isoOf(keptMs);
  }
  const ms = fromZonedInput(form[name], form.timezone);
  return ms === undefined ? null : isoOf(ms);
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

function isIncomplete({ rule, start, amount }: RecurrenceForm): boolean {
  const isRuleEmpty =
    rule.kind === 'text'
      ? rule.rrule.trim() === ''
      : !rule.interval ||
        (rule.end.kind === 'until' && rule.end.day === '') ||
        (rule.end.kind === 'count' && !rule.end.count);
  return isRuleEmpty || start === '' || amount === '';
}

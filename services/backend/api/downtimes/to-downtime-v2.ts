import type { Downtime } from '../../../../lib/model/downtime.ts';
import { recordedTime } from '../dashboards/recorded-time.ts';
import { createdBy, includedUser } from './downtime-creator.ts';
import type { DowntimeDeps } from './downtime-deps.ts';

/** What may be asked for with a downtime. */
export type Included = 'created_by' | 'monitor';

/**
 * A downtime as an item of version 2, with the relationships that were asked for. `lab` says what Datadog has no word for: the file
 * in which it is kept.
 */
export function toItem(downtime: Downtime, deps: DowntimeDeps, include: readonly Included[]) {
  const relationships = {
    ...(include.includes('created_by') && { created_by: createdBy }),
    ...(include.includes('monitor') && { monitor: { data: monitorOf(downtime) } }),
  };
  return {
    type: 'downtime',
    id: downtime.id,
    attributes: attributesOf(downtime, deps),
    ...(include.length > 0 && { relationships }),
  };
}

/** What the relationships of downtimes name, each once. */
export function includedOf(downtimes: readonly Downtime[], { monitors }: DowntimeDeps, include: readonly Included[]) {
  const users = include.includes('created_by') && downtimes.length > 0 ? [includedUser] : [];
  const ids = downtimes.flatMap(({ target }) => ('monitorId' in target ? [target.monitorId] : []));
  const found = include.includes('monitor') ? [...new Set(ids)].flatMap((id) => monitors.find(id) ?? []) : [];
  return [...users, ...found.map(({ id, name }) => ({ type: 'monitors', id, attributes: { name } }))];
}

/** One downtime, whole. */
export function toAnswer(downtime: Downtime, deps: DowntimeDeps, include: readonly Included[]) {
  return {
    data: toItem(downtime, deps, include),
    ...(include.length > 0 && { included: includedOf([downtime], deps, include) }),
  };
}

function monitorOf({ target }: Downtime) {
  return 'monitorId' in target ? { type: 'monitors', id: String(target.monitorId) } : null;
}

function attributesOf(downtime: Downtime, { downtimes, clock }: DowntimeDeps) {
  const { target } = downtime;
  return {
    monitor_identifier: 'monitorId' in target ? { monitor_id: target.monitorId } : { monitor_tags: target.monitorTags },
    scope: downtime.scope,
    message: downtime.message === '' ? null : downtime.message,
    display_timezone: downtime.displayTimezone,
    mute_first_recovery_notification: downtime.mutesFirstRecovery,
    notify_end_states: downtime.notifyEndStates,
    notify_end_types: downtime.notifyEndTypes,
    schedule: scheduleOf(downtime, { downtimes, clock }),
    status: downtimes.statusOf(downtime, clock.now()),
    created: recordedTime(downtime.createdAtMs),
    modified: recordedTime(downtime.modifiedAtMs),
    canceled: downtime.canceledAtMs === undefined ? null : recordedTime(downtime.canceledAtMs),
    ...(downtime.file !== undefined && { lab: { file: downtime.file } }),
  };
}

function scheduleOf(downtime: Downtime, { downtimes, clock }: Pick<DowntimeDeps, 'downtimes' | 'clock'>) {
  const { schedule } = downtime;
  if (schedule.kind === 'once') return times(schedule);
  const shown = downtimes.shownWindow(downtime, clock.now());
  return {
    timezone: schedule.timezone,
    recurrences: schedule.recurrences,
    ...(shown && { current_downtime: times(shown) }),
  };
}

function times({ startMs, endMs }: { readonly startMs: number; readonly endMs: number | null }) {
  return { start: recordedTime(startMs), end: endMs === null ? null : recordedTime(endMs) };
}

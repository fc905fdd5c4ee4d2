import { type LegacyRecurrence, legacyOfRrule } from '../../../../lib/downtime/schedule/legacy-recurrence.ts';
import { parseScope } from '../../../../lib/downtime/scope/parse-scope.ts';
import type { Downtime } from '../../../../lib/model/downtime.ts';
import type { Downtimes } from '../../monitors/downtimes/downtimes.ts';
import { labOrganisation } from '../monitors/show-monitor.ts';
import { legacyCreator, legacyCreatorId } from './downtime-creator.ts';

/** When a downtime is, as version 1 says it: one time, and how that recurs. */
export interface LegacyTimes {
  /** Unix seconds. */
  readonly start: number;
  readonly end: number | null;
  readonly timezone: string;
  readonly recurrence: LegacyRecurrence | null;
}

export interface LegacyOptions {
  readonly downtimes: Pick<Downtimes, 'statusOf' | 'shownWindow'>;
  /** Unix milliseconds. */
  readonly nowMs: number;
  readonly withCreator?: boolean;
}

/** The time of a recurring one is that which is now, or else the next; of several recurrences version 1 has the first. */
export function legacyTimes(downtime: Downtime, { downtimes, nowMs }: LegacyOptions): LegacyTimes {
  const { schedule } = downtime;
  const shown = downtimes.shownWindow(downtime, nowMs) ?? { startMs: downtime.createdAtMs, endMs: null };
  const isRecurring = schedule.kind === 'recurring';
  const [first] = isRecurring ? schedule.recurrences : [];
  return {
    start: seconds(shown.startMs),
    end: shown.endMs === null ? null : seconds(shown.endMs),
    timezone: isRecurring ? schedule.timezone : downtime.displayTimezone,
    recurrence: first ? legacyOfRrule(first.rrule) : null,
  };
}

/** A downtime as version 1 of the API shows it. */
export function toDowntimeV1(downtime: Downtime, options: LegacyOptions) {
  const { start, end, timezone, recurrence } = legacyTimes(downtime, options);
  const { target, canceledAtMs } = downtime;
  const status = options.downtimes.statusOf(downtime, options.nowMs);
  const scope = parseScope(downtime.scope).parts;
  return {
    id: downtime.number,
    monitor_id: 'monitorId' in target ? target.monitorId : null,
    org_id: labOrganisation,
    start,
    end,
    canceled: canceledAtMs === undefined ? null : seconds(canceledAtMs),
    created: seconds(downtime.createdAtMs),
    modified: seconds(downtime.modifiedAtMs),
    message: downtime.message,
    active: status === 'active',
    disabled: status === 'canceled',
    recurrence,
    timezone,
    parent_id: null,
    child_id: null,
    creator_id: legacyCreatorId,
    updater_id: downtime.modifiedAtMs > downtime.createdAtMs ? legacyCreatorId : null,
    downtime_type: typeOf(scope),
    status,
    monitor_tags: 'monitorTags' in target ? target.monitorTags : ['*'],
    mute_first_recovery_notification: downtime.mutesFirstRecovery,
    notify_end_types: downtime.notifyEndTypes,
    notify_end_states: downtime.notifyEndStates,
    uuid: downtime.id,
    scope,
    ...(options.withCreator && { creator: legacyCreator }),
  };
}

/** 0: of all groups; 1: of a host; 2: of others. */
function typeOf(scope: readonly string[]): 0 | 1 | 2 {
  if (scope.every((part) => part === '*')) return 0;
  return scope.every((part) => part.startsWith('host:')) ? 1 : 2;
}

function seconds(timeMs: number): number {
  return Math.floor(timeMs / 1000);
}

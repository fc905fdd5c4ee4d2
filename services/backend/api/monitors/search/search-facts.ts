import type { MonitorRecord } from '../../../../../lib/api-types/monitors.ts';
import type { MonitorGroupStatus, MonitorState } from '../../../../../lib/model/monitor.ts';
import { labUser } from '../../dashboards/lab-user.ts';
import type { MonitorDeps } from '../monitor-deps.ts';
import { classificationOf, metricsOf, scopesOf } from '../query-facts.ts';
import { handlesIn } from './handles-in.ts';

/** What a search may say of a monitor, or of a group of one. */
export interface SearchFacts {
  readonly title: string;
  readonly message: string;
  readonly id: number;
  readonly status: MonitorState;
  readonly mute?: SearchMute;
  readonly type: readonly string[];
  readonly tags: readonly string[];
  readonly scopes: readonly string[];
  readonly metrics: readonly string[];
  readonly handles: readonly string[];
  readonly creator: readonly string[];
  readonly priority: number | null;
  /** Keys of the groups, and their tags. */
  readonly groups: readonly string[];
}

/** Since when and until when it is muted, Unix milliseconds; without an end: null. */
export interface SearchMute {
  readonly sinceMs: number;
  readonly untilMs: number | null;
}

/** What is said of a monitor as a whole. It is muted when a downtime is about all groups that it has. */
export function factsOfMonitor(record: MonitorRecord, deps: MonitorDeps): SearchFacts {
  const { overall, groups } = deps.monitorStates.stateOf(record.id);
  const keys = groups.map(({ group }) => group);
  const whole = deps.downtimes
    .matching(record, keys, deps.clock.now())
    .filter(
      (matching) => matching.groups.length === keys.length && (keys.length > 0 || matching.downtime.scope === '*'),
    );
  const mute =
    whole.length === 0 ? undefined : muteOf(whole.map(({ startMs, endMs }) => ({ sinceMs: startMs, untilMs: endMs })));
  return {
    ...ownFacts(record, deps),
    status: overall,
    ...(mute && { mute }),
    groups: keys.flatMap(({ key, tags }) => [key, ...tags]),
  };
}

/** What is said of a group. */
export function factsOfGroup(record: MonitorRecord, status: MonitorGroupStatus, deps: MonitorDeps): SearchFacts {
  const { group, state } = status;
  const about = deps.downtimes
    .matching(record, [group], deps.clock.now())
    .filter(({ groups }) => groups.length > 0)
    .map(({ startMs, endMs }) => ({ sinceMs: startMs, untilMs: endMs }));
  const muting = deps.downtimes.mutingOf(record, group, deps.clock.now());
  const mute =
    muting && muteOf([...about, ...(about.length === 0 ? [{ sinceMs: muting.sinceMs, untilMs: null }] : [])]);
  return {
    ...ownFacts(record, deps),
    status: state,
    ...(mute && { mute }),
    groups: [group.key, ...group.tags],
  };
}

function ownFacts(record: MonitorRecord, { monitors }: MonitorDeps) {
  const query = monitors.queryOf(record);
  return {
    title: record.name,
    message: record.message,
    id: record.id,
    type: [record.type, classificationOf(query)],
    tags: record.tags,
    scopes: scopesOf(query),
    metrics: metricsOf(query),
    handles: handlesIn(record.message),
    creator: [labUser.handle, labUser.name],
    priority: record.priority,
  };
}

/** From the first that began to the last that ends. */
function muteOf(mutes: readonly SearchMute[]): SearchMute {
  const ends = mutes.map(({ untilMs }) => untilMs ?? Number.POSITIVE_INFINITY);
  const untilMs = Math.max(...ends);
  return {
    sinceMs: Math.min(...mutes.map(({ sinceMs }) => sinceMs)),
    untilMs: Number.isFinite(untilMs) ? untilMs : null,
  };
}

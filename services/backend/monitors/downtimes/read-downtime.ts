import { errors } from '../../../../lib/http/errors.ts';
import type { Downtime, DowntimeSettings } from '../../../../lib/model/downtime.ts';
import { usualSettings } from './downtime-settings.ts';
import {
  readEndStates,
  readEndTypes,
  readFlag,
  readMessage,
  readMonitorId,
  readMonitorTags,
  readScope,
  readZone,
} from './read-parts.ts';
import { readSchedule } from './read-schedule.ts';

/** The attributes of a downtime of API v2 that its author decides, as they were sent: `{scope, monitor_identifier, schedule, …}`. */
export type SentAttributes = Readonly<Record<string, unknown>>;

export interface ReadingOptions {
  /** Unix milliseconds: what begins at once begins then. */
  readonly nowMs: number;
  /** Whether it may be over already, as one in a file may. */
  readonly mayBeOver?: boolean;
}

type Reader = (value: unknown, options: ReadingOptions & { readonly before?: Downtime }) => Partial<DowntimeSettings>;

/** What each attribute says. */
const readers: Readonly<Record<string, Reader>> = {
  scope: (value) => ({ scope: readScope(value) }),
  monitor_identifier: (value) => ({ target: readTarget(value) }),
  message: (value) => ({ message: readMessage(value) }),
  display_timezone: (value) => ({ displayTimezone: value == null ? 'UTC' : readZone(value, 'display_timezone') }),
  mute_first_recovery_notification: (value) => ({
    mutesFirstRecovery: readFlag(value, 'mute_first_recovery_notification'),
  }),
  notify_end_states: (value) => ({ notifyEndStates: readEndStates(value) }),
  notify_end_types: (value) => ({ notifyEndTypes: readEndTypes(value) }),
  schedule: (value, options) => ({ schedule: readSchedule(value, options) }),
};

/**
 * Reads a new downtime. What its author does not say is as at Datadog: it begins at once and has no end.
 * @throws HttpError 400 naming what is missing, wrong or not known
 */
export function readDowntime(attributes: SentAttributes, options: ReadingOptions): DowntimeSettings {
  for (const name of ['scope', 'monitor_identifier']) {
    if (attributes[name] === undefined) throw errors.parameterMissing(name);
  }
  const read = readAttributes(attributes, options);
  const schedule = read.schedule ?? readSchedule({}, options);
  return { ...usualSettings, ...(read as Pick<DowntimeSettings, 'target' | 'scope'>), ...read, schedule };
}

/** Reads a change of a downtime; what is not sent stays as it is. @throws HttpError 400 as `readDowntime` */
export function readDowntimeChange(
  before: Downtime,
  attributes: SentAttributes,
  options: ReadingOptions,
): DowntimeSettings {
  return { ...before, ...readAttributes(attributes, { ...options, before }) };
}

function readAttributes(
  attributes: SentAttributes,
  options: ReadingOptions & { readonly before?: Downtime },
): Partial<DowntimeSettings> {
  const read = Object.entries(attributes).map(([name, value]) => {
    const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (!reader) throw errors.unexpectedProperty(name);
    return value === undefined ? {} : reader(value, options);
  });
  return Object.assign({}, ...read) as Partial<DowntimeSettings>;
}

function readTarget(value: unknown): Downtime['target'] {
  if (typeof value !== 'object' || value === null) throw errors.badParameter('monitor_identifier');
  const { monitor_id: id, monitor_tags: tags, ...others } = value as Record<string, unknown>;
  for (const name of Object.keys(others)) throw errors.unexpectedProperty(name);
  if (id !== undefined && tags !== undefined) throw errors.exclusiveParameters('monitor_id', 'monitor_tags');
  if (id !== undefined) return { monitorId: readMonitorId(id) };
  if (tags === undefined) throw errors.parameterMissing('monitor_identifier.monitor_id or monitor_tags');
  return { monitorTags: readMonitorTags(tags) };
}

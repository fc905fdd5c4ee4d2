import type { MonitorOptions, MonitorThresholds, MonitorType } from '../../../../lib/api-types/monitors.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { JsonObject } from './json-object.ts';
import { optionSchemas } from './option-schemas.ts';
import { whyInvalid } from './why-invalid.ts';

/**
 * Reads the options of a monitor: each is of its type, thresholds are numbers, and what Datadog adds is there (api.md 5.1).
 * How they go together with the query is for `checkOptions`.
 * @throws HttpError 400 that names an option
 */
export function readOptions(sent: unknown, type: MonitorType): MonitorOptions {
  if (sent !== undefined && sent !== null && (typeof sent !== 'object' || Array.isArray(sent))) {
    throw errors.badParameterBecause('options', 'must be an object');
  }
  const options = (sent ?? {}) as JsonObject;
  for (const [name, schema] of Object.entries(optionSchemas)) {
    const read = schema.safeParse(options[name]);
    if (!read.success) throw errors.badParameterBecause(name, whyInvalid(read.error));
  }
  const { thresholds, silenced: _, ...others } = options;
  return {
    ...defaultsFor(type, options),
    ...others,
    ...(thresholds !== undefined && thresholds !== null && { thresholds: toNumbers(thresholds as JsonObject) }),
    // A monitor is muted by downtimes: whoever shows it fills this in.
    silenced: {},
  };
}

function defaultsFor(type: MonitorType, { on_missing_data }: JsonObject): MonitorOptions {
  const isOfEvents = type === 'event-v2 alert' || type === 'trace-analytics alert';
  return {
    ...((on_missing_data ?? undefined) === undefined && { notify_no_data: false }),
    notify_audit: false,
    new_host_delay: 300,
    include_tags: true,
    ...(isOfEvents && { groupby_simple_monitor: false }),
  };
}

/** A threshold that is null is none. */
function toNumbers(thresholds: JsonObject): MonitorThresholds {
  const entries = Object.entries(thresholds).filter(([, value]) => value !== null);
  return Object.fromEntries(entries.map(([status, value]) => [status, Number(value)]));
}

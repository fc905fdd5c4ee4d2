import { errors } from '../../http/errors.ts';
import { eventAge, judgeAge } from '../age.ts';
import { isJsonObject, maxNameLength, readHost, readTags, show } from '../fields.ts';
import { boundedText, demand, requiredText } from './demand.ts';
import { cutEvent, type DecodedEvent, maxAggregationKeyLength, readAlertType, readPriority } from './event-fields.ts';

/**
 * Decodes the body of `POST /api/v1/events`: `{title, text, date_happened, host, tags, alert_type, priority,
 * aggregation_key, source_type_name, device_name}`. An event without `date_happened` is of now.
 * @param nowS Unix seconds
 * @throws HttpError 400 naming the field
 */
export function decodeEventV1(body: unknown, nowS: number): DecodedEvent {
  if (!isJsonObject(body)) throw errors.bad(`Payload must be an event, not ${show(body)}`);
  assertRelatedId(body.related_event_id);
  return cutEvent({
    title: requiredText(body, 'title'),
    text: requiredText(body, 'text'),
    timestampS: readTimestamp(body.date_happened, nowS),
    host: demand(readHost(body.host), 'host', body.host),
    priority: demand(readPriority(body.priority), 'priority', body.priority),
    alertType: demand(readAlertType(body.alert_type), 'alert_type', body.alert_type),
    aggregationKey: boundedText(body, 'aggregation_key', maxAggregationKeyLength),
    sourceTypeName: boundedText(body, 'source_type_name', maxNameLength),
    deviceName: boundedText(body, 'device_name', maxNameLength),
    tags: demand(readTags(body.tags), 'tags', body.tags),
  });
}

/** It is not kept; the answer repeats it. */
function assertRelatedId(value: unknown): void {
  if (value !== undefined && value !== null && typeof value !== 'number') demand(undefined, 'related_event_id', value);
}

function readTimestamp(value: unknown, nowS: number): number {
  if (value === undefined || value === null) return Math.floor(nowS);
  if (typeof value !== 'number') return demand<number>(undefined, 'date_happened', value);
  const age = judgeAge(value, nowS, eventAge);
  if (age === 'too_old') throw errors.eventTooOld();
  if (age === 'too_new') throw errors.eventTooNew(' (date_happened is in seconds)');
  return Math.floor(value);
}

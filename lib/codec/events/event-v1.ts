import { errors } from '../../http/errors.ts';
import type { LabEvent } from '../../model/event.ts';
import { eventAge, judgeAge } from '../age.ts';
import { isJsonObject, readHost, readTags, show } from '../fields.ts';
import { demand, optionalText, requiredText } from './demand.ts';
import { maxAggregationKeyLength, maxEventTextLength, readAlertType, readPriority } from './event-fields.ts';

/** An event and what of it could not be kept. */
export interface DecodedEvent {
  readonly event: LabEvent;
  /** Whether the text was longer than Datadog keeps and is cut. */
  readonly cut: boolean;
}

/**
 * Decodes the body of `POST /api/v1/events`: `{title, text, date_happened, host, tags, alert_type, priority,
 * aggregation_key, source_type_name, device_name}`. An event without `date_happened` is of now.
 * @param nowS Unix seconds
 * @throws HttpError 400 naming the field
 */
export function decodeEventV1(body: unknown, nowS: number): DecodedEvent {
  if (!isJsonObject(body)) throw errors.bad(`Payload must be an event, not ${show(body)}`);
  const text = requiredText(body, 'text');
  const aggregationKey = optionalText(body, 'aggregation_key');
  if (aggregationKey.length > maxAggregationKeyLength) {
    throw errors.bad(`'aggregation_key' may have ${maxAggregationKeyLength} characters`);
  }
  const event: LabEvent = {
    title: requiredText(body, 'title'),
    text: text.slice(0, maxEventTextLength),
    timestampS: readTimestamp(body.date_happened, nowS),
    host: demand(readHost(body.host), 'host', body.host),
    priority: demand(readPriority(body.priority), 'priority', body.priority),
    alertType: demand(readAlertType(body.alert_type), 'alert_type', body.alert_type),
    aggregationKey,
    sourceTypeName: optionalText(body, 'source_type_name'),
    deviceName: optionalText(body, 'device_name'),
    tags: demand(readTags(body.tags), 'tags', body.tags),
  };
  return { event, cut: text.length > maxEventTextLength };
}

function readTimestamp(value: unknown, nowS: number): number {
  if (value === undefined || value === null) return Math.floor(nowS);
  if (typeof value !== 'number') return demand<number>(undefined, 'date_happened', value);
  const age = judgeAge(value, nowS, eventAge);
  if (age === 'too_old') throw errors.eventTooOld();
  if (age === 'too_new') throw errors.eventTooNew(' (date_happened is in seconds)');
  return Math.floor(value);
}

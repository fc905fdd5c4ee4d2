import { errors } from '../../http/errors.ts';
import type { EventAlertType, EventCategory } from '../../model/event.ts';
import { eventAge, judgeAge } from '../age.ts';
import { isJsonObject, type JsonObject, misfit, readHost, readTags, show } from '../fields.ts';
import { categoryAttributes } from './category-attributes.ts';
import { atMost, boundedText, demand, optionalText, requiredText } from './demand.ts';
import { cutEvent, type DecodedEvent, maxAggregationKeyLength, maxEventTitleLength } from './event-fields.ts';
import { word } from './rules.ts';

const maxTags = 100;

const fields: ReadonlySet<string> = new Set([
  'title',
  'category',
  'attributes',
  'aggregation_key',
  'host',
  'integration_id',
  'message',
  'tags',
  'timestamp',
]);

/** How the status of an alert shows in the event stream. */
const alertTypeOfStatus: ReadonlyMap<unknown, EventAlertType> = new Map([
  ['error', 'error'],
  ['warn', 'warning'],
  ['ok', 'success'],
]);

/**
 * Decodes the body of `POST /api/v2/events`: `{"data":{"type":"event","attributes":{title, category, attributes, message,
 * tags, aggregation_key, host, integration_id, timestamp}}}` (api.md 4; limits as in Datadog's OpenAPI description). The
 * message is the event's text, an alert's status its type; category and its attributes are kept as they are. An event
 * without timestamp is of now.
 * @param nowS Unix seconds
 * @throws HttpError 400 naming the field
 */
export function decodeEventV2(body: unknown, nowS: number): DecodedEvent {
  const given = attributesOf(body);
  const category = demand(
    (['change', 'alert'] as const).find((each) => each === required(given, 'category')),
    'category',
    given.category,
  );
  const attributes = readAttributes(given, category);
  if (given.integration_id !== undefined) word('custom-events')(given.integration_id, 'integration_id');
  return cutEvent({
    title: atMost(requiredText(given, 'title'), 'title', maxEventTitleLength),
    text: optionalText(given, 'message'),
    timestampS: readTimestamp(given.timestamp, nowS),
    host: demand(readHost(given.host), 'host', given.host),
    priority: 'normal',
    alertType: (category === 'alert' && alertTypeOfStatus.get(attributes.status)) || 'info',
    aggregationKey: boundedText(given, 'aggregation_key', maxAggregationKeyLength),
    sourceTypeName: optionalText(given, 'integration_id'),
    deviceName: '',
    tags: readLimitedTags(given.tags),
    category,
    attributes,
  });
}

/** @throws HttpError 400 when the body is no event, or has a field that none has */
function attributesOf(body: unknown): JsonObject {
  if (!isJsonObject(body)) throw errors.bad(`Payload must be an object with an object 'data', not ${show(body)}`);
  const { data } = body;
  if (!isJsonObject(data)) throw errors.bad(`'data' ${misfit(data, 'an object')}`);
  if (required(data, 'type') !== 'event') demand(undefined, 'type', data.type);
  const attributes = required(data, 'attributes');
  if (!isJsonObject(attributes)) return demand<JsonObject>(undefined, 'attributes', attributes);
  for (const field of Object.keys(attributes)) if (!fields.has(field)) throw errors.unexpectedProperty(field);
  return attributes;
}

function required(body: JsonObject, field: string): unknown {
  const value = body[field];
  if (value === undefined || value === null || value === '') throw errors.parameterMissing(field);
  return value;
}

function readAttributes(given: JsonObject, category: EventCategory): JsonObject {
  const attributes = required(given, 'attributes');
  categoryAttributes[category](attributes, 'attributes');
  return attributes as JsonObject;
}

function readLimitedTags(value: unknown): readonly string[] {
  const tags = demand(readTags(value), 'tags', value);
  if (Array.isArray(value) && value.length > maxTags) throw errors.bad(`'tags' may have ${maxTags} entries`);
  return tags;
}

const iso8601 = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?)?$/;

/** A time without an offset is UTC, not that of the machine's place. @returns NaN for what is no time */
function parseIso8601(text: string): number {
  const [, date, time = '00:00', offset = 'Z'] = iso8601.exec(text) ?? [];
  return date === undefined ? Number.NaN : Date.parse(`${date}T${time}${offset}`);
}

function readTimestamp(value: unknown, nowS: number): number {
  if (value === undefined || value === null) return Math.floor(nowS);
  const timeMs = typeof value === 'string' ? parseIso8601(value) : Number.NaN;
  if (Number.isNaN(timeMs)) return demand<number>(undefined, 'timestamp', value);
  const age = judgeAge(timeMs / 1000, nowS, eventAge);
  if (age === 'too_old') throw errors.eventTooOld();
  if (age === 'too_new') throw errors.eventTooNew('');
  return Math.floor(timeMs / 1000);
}

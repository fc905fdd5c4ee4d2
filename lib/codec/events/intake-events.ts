import type { LabEvent } from '../../model/event.ts';
import { describeAge, eventAge, judgeAge } from '../age.ts';
import { isJsonObject, type JsonObject, readHost, readTags, readText, show } from '../fields.ts';
import { Refusals } from '../refusals.ts';
import { maxEventTextLength, readAlertType, readPriority } from './event-fields.ts';

/** What came out of the events of a payload. */
export interface IntakeEvents {
  readonly events: readonly LabEvent[];
  /** Events whose text was longer than Datadog keeps and is cut. */
  readonly cut: number;
  readonly refusals: Refusals;
}

/**
 * Decodes the `events` of an Agent's `POST /intake/`: source type → list of `{msg_title, msg_text, timestamp, priority,
 * host, tags, alert_type, aggregation_key, source_type_name}`; events without a source type are under `api`
 * (wire.md 3.3). As in the Agent, a bad optional word leaves its default. What is no event is refused by itself, and so
 * is what is too old or too new.
 * @param nowS Unix seconds, for events without timestamp
 */
export function decodeIntakeEvents(bySource: unknown, nowS: number): IntakeEvents {
  const events: LabEvent[] = [];
  const refusals = new Refusals();
  let cut = 0;
  for (const { item, source, where } of itemsOf(bySource)) {
    const event = isJsonObject(item) && source !== undefined ? decodeOne(item, source, nowS) : undefined;
    const age = event ? judgeAge(event.timestampS, nowS, eventAge) : 'ok';
    if (!event) refusals.add('bad_item', `${where} is no event: ${show(item)}`);
    else if (age !== 'ok') refusals.add(age, `${where}: ${describeAge(event.timestampS, nowS, eventAge)}`);
    else {
      events.push({ ...event, text: event.text.slice(0, maxEventTextLength) });
      if (event.text.length > maxEventTextLength) cut += 1;
    }
  }
  return { events, cut, refusals };
}

interface Item {
  readonly item: unknown;
  /** Absent where events do not stand under one. */
  readonly source?: string;
  readonly where: string;
}

function* itemsOf(bySource: unknown): Generator<Item> {
  if (bySource === undefined || bySource === null) return;
  if (!isJsonObject(bySource)) {
    const items: readonly unknown[] = Array.isArray(bySource) ? bySource : [bySource];
    for (const [index, item] of items.entries()) yield { item, where: `events[${index}] (not under a source)` };
    return;
  }
  for (const [source, list] of Object.entries(bySource)) {
    const items: readonly unknown[] = Array.isArray(list) ? list : [list];
    for (const [index, item] of items.entries()) yield { item, source, where: `events.${source}[${index}]` };
  }
}

/** @returns the event with its whole text */
function decodeOne(item: JsonObject, source: string, nowS: number): LabEvent | undefined {
  const title = readText(item.msg_title);
  const text = readText(item.msg_text);
  const tags = readTags(item.tags);
  if (title === undefined || text === undefined || tags === undefined || title + text === '') return undefined;
  const { timestamp } = item;
  return {
    title,
    text,
    timestampS: Math.floor(typeof timestamp === 'number' && timestamp > 0 ? timestamp : nowS),
    host: readHost(item.host) ?? '',
    priority: readPriority(item.priority) ?? 'normal',
    alertType: readAlertType(item.alert_type) ?? 'info',
    aggregationKey: readText(item.aggregation_key) ?? '',
    sourceTypeName: readText(item.source_type_name) || (source === 'api' ? '' : source),
    deviceName: '',
    tags,
  };
}

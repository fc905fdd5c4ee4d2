import type { LabEvent } from '../../model/event.ts';
import { isJsonObject, type JsonObject, readHost, readTags, readText, show } from '../fields.ts';
import { Refusals } from '../refusals.ts';
import { maxEventTextLength, readAlertType, readPriority } from './event-fields.ts';

/**
 * Decodes the `events` of an Agent's `POST /intake/`: source type → list of `{msg_title, msg_text, timestamp, priority,
 * host, tags, alert_type, aggregation_key, source_type_name}`; events without a source type are under `api`
 * (wire.md 3.3). As in the Agent, a bad optional word leaves its default.
 * @param nowS Unix seconds, for events without timestamp
 */
export function decodeIntakeEvents(
  bySource: unknown,
  nowS: number,
): { readonly events: readonly LabEvent[]; readonly refusals: Refusals } {
  const events: LabEvent[] = [];
  const refusals = new Refusals();
  for (const [source, list] of Object.entries(isJsonObject(bySource) ? bySource : {})) {
    const items: readonly unknown[] = Array.isArray(list) ? list : [list];
    items.forEach((item, index) => {
      const event = isJsonObject(item) ? decodeOne(item, source, nowS) : undefined;
      if (event) events.push(event);
      else refusals.add('bad_item', `events.${source}[${index}] is no event: ${show(item)}`);
    });
  }
  return { events, refusals };
}

function decodeOne(item: JsonObject, source: string, nowS: number): LabEvent | undefined {
  const title = readText(item.msg_title);
  const text = readText(item.msg_text);
  const tags = readTags(item.tags);
  if (title === undefined || text === undefined || tags === undefined || title + text === '') return undefined;
  const { timestamp } = item;
  return {
    title,
    text: text.slice(0, maxEventTextLength),
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

import type { LabEvent } from '../../model/event.ts';
import { describeAge, eventAge, judgeAge } from '../age.ts';
import {
  cutText,
  isJsonObject,
  type JsonObject,
  maxNameLength,
  misfit,
  readHost,
  readTags,
  readText,
  show,
} from '../fields.ts';
import { type RefusalReason, Refusals } from '../refusals.ts';
import { cutEvent, type DecodedEvent, maxAggregationKeyLength, readAlertType, readPriority } from './event-fields.ts';

/** What came out of the events of a payload. */
export interface IntakeEvents {
  readonly events: readonly LabEvent[];
  /** Events of which a text was longer than what is kept and is cut. */
  readonly cut: number;
  readonly refusals: Refusals;
}

/**
 * Decodes the `events` of an Agent's `POST /intake/`: source type → list of `{msg_title, msg_text, timestamp, priority,
 * host, tags, alert_type, aggregation_key, source_type_name}`; events without a source type are under `api`
 * (wire.md 3.3). As in the Agent, a bad optional word leaves its default. What is no event is refused by itself, and so
 * is one that is too old or too new, or of a host that cannot be one.
 * @param nowS Unix seconds, for events without timestamp
 * @param refusals gathers what is refused
 */
export function decodeIntakeEvents(bySource: unknown, nowS: number, refusals = new Refusals()): IntakeEvents {
  const events: LabEvent[] = [];
  let cut = 0;
  for (const { item, source, where } of itemsOf(bySource)) {
    const refuse = (reason: RefusalReason, what: string): void => refusals.add(reason, `${where}${what}`);
    if (!isJsonObject(item) || source === undefined) {
      refuse('bad_item', ` is no event: ${show(item)}`);
      continue;
    }
    const decoded = decodeOne(item, { source, nowS, refuse });
    if (!decoded) continue;
    events.push(decoded.event);
    if (decoded.cut) cut += 1;
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
    for (const [index, item] of items.entries())
      yield { item, source, where: `events.${cutText(source, 60)}[${index}]` };
  }
}

function decodeOne(
  item: JsonObject,
  to: {
    readonly source: string;
    readonly nowS: number;
    readonly refuse: (reason: RefusalReason, what: string) => void;
  },
): DecodedEvent | undefined {
  const { source, nowS, refuse } = to;
  const title = readText(item.msg_title);
  const text = readText(item.msg_text);
  const tags = readTags(item.tags);
  if (title === undefined || text === undefined || tags === undefined || title + text === '') {
    return void refuse('bad_item', ` is no event: ${show(item)}`);
  }
  const host = readHost(item.host);
  if (host === undefined) return void refuse('bad_host', ": host is not a host's name");
  const timestamp = item.timestamp || nowS;
  if (typeof timestamp !== 'number')
    return void refuse('bad_timestamp', `: timestamp ${misfit(timestamp, 'a number')}`);
  const timestampS = Math.floor(timestamp);
  const age = judgeAge(timestampS, nowS, eventAge);
  if (age !== 'ok') return void refuse(age, `: ${describeAge(timestampS, nowS, eventAge)}`);
  const aggregationKey = readText(item.aggregation_key) ?? '';
  const sourceTypeName = readText(item.source_type_name) || (source === 'api' ? '' : source);
  const { event, cut } = cutEvent({
    title,
    text,
    timestampS,
    host,
    priority: readPriority(item.priority) ?? 'normal',
    alertType: readAlertType(item.alert_type) ?? 'info',
    aggregationKey: cutText(aggregationKey, maxAggregationKeyLength),
    sourceTypeName: cutText(sourceTypeName, maxNameLength),
    deviceName: '',
    tags,
  });
  const isCut = aggregationKey.length > maxAggregationKeyLength || sourceTypeName.length > maxNameLength;
  return { event, cut: cut || isCut };
}

import type { SpanEvent, SpanEventValue, SpanLink } from '../../../model/span.ts';
import { isJsonObject, type JsonObject } from '../../fields.ts';
import { parseJsonDigits } from './parse-json-digits.ts';

/** Characters of a tag that is read as JSON; a longer one stays a tag. */
export const maxJsonLength = 250_000;

/** Counts what is made, see `OpenExtra`. */
interface Budget {
  demand(count: number): void;
}

/**
 * Links as dd-trace-js and others write them into the tag `_dd.span_links`:
 * `[{"trace_id": 32 hex digits, "span_id": 16, "attributes": {}, "flags", "tracestate"}]` (wire.md 2.4).
 * @returns undefined when the text is not of that form
 */
export function spanLinksOfJson(text: string, budget: Budget): readonly SpanLink[] | undefined {
  return listOf(text, (entry) => linkOf(entry, budget));
}

/**
 * Events as tracers write them into the tag `events`: `[{"name", "time_unix_nano", "attributes": {}}]` (wire.md 2.4).
 * @returns undefined when the text is not of that form
 */
export function spanEventsOfJson(text: string, budget: Budget): readonly SpanEvent[] | undefined {
  return listOf(text, (entry) => eventOf(entry, budget));
}

function listOf<T>(text: string, read: (entry: JsonObject) => T | undefined): readonly T[] | undefined {
  if (!text.startsWith('[') || text.length > maxJsonLength) return undefined;
  const list = parsed(text);
  if (!Array.isArray(list)) return undefined;
  const items: T[] = [];
  for (const entry of list) {
    const item = isJsonObject(entry) ? read(entry) : undefined;
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

function parsed(text: string): unknown {
  try {
    return parseJsonDigits(text);
  } catch {
    return undefined;
  }
}

function linkOf(entry: JsonObject, budget: Budget): SpanLink | undefined {
  const { trace_id: traceId, span_id: spanId, attributes, tracestate, flags } = entry;
  if (!isHex(traceId, 32) || !isHex(spanId, 16)) return undefined;
  const pairs = Object.entries(isJsonObject(attributes) ? attributes : {});
  budget.demand(1 + pairs.length);
  return {
    traceId: traceId.toLowerCase().padStart(32, '0'),
    spanId: spanId.toLowerCase().padStart(16, '0'),
    attributes: Object.fromEntries(pairs.map(([key, value]) => [key, textOf(value)])),
    ...(typeof tracestate === 'string' && tracestate !== '' && { tracestate }),
    ...(typeof flags === 'number' && { flags }),
  };
}

function isHex(value: unknown, digits: number): value is string {
  return typeof value === 'string' && value.length <= digits && /^[\da-fA-F]+$/.test(value);
}

function eventOf(entry: JsonObject, budget: Budget): SpanEvent | undefined {
  const { name, time_unix_nano: time, attributes } = entry;
  if (typeof name !== 'string' || !(typeof time === 'bigint' || Number.isFinite(time))) return undefined;
  const pairs = Object.entries(isJsonObject(attributes) ? attributes : {});
  budget.demand(1 + pairs.length);
  return {
    name,
    timeNs: BigInt.asIntN(64, typeof time === 'bigint' ? time : BigInt(Math.trunc(time as number))),
    attributes: Object.fromEntries(pairs.map(([key, value]) => [key, eventValueOf(value)])),
  };
}

function eventValueOf(value: unknown): SpanEventValue {
  return Array.isArray(value) ? value.map(scalarOf) : scalarOf(value);
}

function scalarOf(value: unknown): string | number | boolean {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' || typeof value === 'boolean' ? value : textOf(value);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value, bigintAsNumber);
}

function bigintAsNumber(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

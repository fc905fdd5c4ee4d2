import type { AttributeMap, AttributeValue } from './attribute-value.ts';
import type { V1Source } from './v1-source.ts';

/** How deep lists and maps of attributes may lie in each other. */
export const maxAttributeDepth = 16;

/** Takes attributes one by one. */
export interface AttributeTarget {
  /** @param key, value positions in the batch's texts */
  text(key: number, value: number): void;
  other(key: number, value: Exclude<AttributeValue, string>): void;
}

/**
 * Reads attributes, a flat list of key, type and value (wire.md 2.7); nil is none.
 * @throws HttpError 400 when the bytes are none
 */
export function readAttributes(from: V1Source, target: AttributeTarget): void {
  const { reader, texts } = from;
  const items = listOf(from, 3);
  for (let i = 0; i < items; i += 3) {
    const key = texts.next();
    const type = from.field();
    if (reader.nil()) continue;
    if (type === 1) target.text(key, texts.next());
    else target.other(key, readValue(from, type, 0) as Exclude<AttributeValue, string>);
  }
}

/** The same with texts as strings. */
export function readAttributeEntries(from: V1Source): [string, AttributeValue][] {
  const { texts } = from.builder.texts;
  const entries: [string, AttributeValue][] = [];
  const add = (key: number, value: AttributeValue): void => {
    from.builder.extra.demand(1);
    entries.push([texts[key] as string, value]);
  };
  readAttributes(from, { text: (key, value) => add(key, texts[value] as string), other: add });
  return entries;
}

/** Steps into a list whose items belong together, `each` of them. */
function listOf(from: V1Source, each: number): number {
  const items = from.list('attributes');
  if (items > 0 && items % each !== 0) throw from.reader.malformed(`attributes of ${items} items, not ${each} each`);
  return items;
}

function readValue(from: V1Source, type: number, depth: number): AttributeValue {
  const { reader } = from;
  switch (type) {
    case 1:
      return from.texts.nextString();
    case 2:
      return reader.boolean() ?? odd(from);
    case 3:
    case 4:
      return reader.isNumber() ? reader.number() : odd(from);
    case 5:
      return readBytes(from);
    case 6:
      return readList(from, depth + 1);
    case 7:
      return readMap(from, depth + 1);
    default:
      throw reader.malformed(`${type} is no type of an attribute`);
  }
}

function readBytes(from: V1Source): Uint8Array {
  const { reader } = from;
  const length = reader.text();
  if (length < 0) return odd(from);
  from.builder.extra.demand(1);
  reader.at += length;
  return new Uint8Array(reader.bytes.subarray(reader.at - length, reader.at));
}

function readList(from: V1Source, depth: number): AttributeValue[] {
  demandDepth(from, depth);
  const items = listOf(from, 2);
  const values: AttributeValue[] = [];
  for (let i = 0; i < items; i += 2) values.push(readNested(from, depth));
  return values;
}

function readMap(from: V1Source, depth: number): AttributeMap {
  demandDepth(from, depth);
  const items = listOf(from, 3);
  const entries: [string, AttributeValue][] = [];
  for (let i = 0; i < items; i += 3) {
    const key = from.texts.nextString();
    entries.push([key, readNested(from, depth)]);
  }
  return Object.fromEntries(entries);
}

function readNested(from: V1Source, depth: number): AttributeValue {
  from.builder.extra.demand(1);
  const type = from.field();
  return from.reader.nil() ? '' : readValue(from, type, depth);
}

function demandDepth({ reader }: V1Source, depth: number): void {
  if (depth > maxAttributeDepth) throw reader.malformed(`attributes lie more than ${maxAttributeDepth} deep`);
}

function odd({ reader }: V1Source): never {
  throw reader.malformed('a value of another type than is said');
}

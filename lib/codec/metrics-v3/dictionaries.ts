import type { NumberList } from '../protobuf/number-list.ts';
import { ProtobufCursor } from '../protobuf/protobuf-cursor.ts';
import type { ExpansionBudget } from './expansion-budget.ts';
import { malformed } from './malformed.ts';
import type { Columns } from './read-columns.ts';

/** A set of tags, with the bytes that a series takes which has it. */
export interface Tagset {
  readonly tags: readonly string[];
  readonly bytes: number;
}

/** The resources of a series: its host, and those that become tags. */
export interface ResourceSet {
  readonly host: string;
  readonly tags: readonly string[];
  readonly bytes: number;
}

/** The dictionaries of a payload. Entry 0 of each is empty; references count from 1. */
export interface Dictionaries {
  readonly names: readonly string[];
  readonly tagsets: readonly Tagset[];
  readonly resources: readonly ResourceSet[];
}

/** What a reference takes, besides its text. */
const referenceBytes = 16;

/**
 * Reads the dictionaries of a payload and follows the references between them.
 * @throws HttpError 400 for a reference to nothing, 413 when it comes to more than the budget has
 */
export function readDictionaries({ numbers, texts, common }: Columns, budget: ExpansionBudget): Dictionaries {
  return {
    names: readTexts(texts.dictNameStr),
    tagsets: readTagsets(numbers.dictTagsets, { words: readTexts(texts.dictTagStr), common: common.tags, budget }),
    resources: readResources(numbers, { words: readTexts(texts.dictResourceStr), common: common.resources, budget }),
  };
}

function readTexts(bytes: Buffer): string[] {
  const cursor = new ProtobufCursor(bytes);
  const texts = [''];
  while (!cursor.isAtEnd) texts.push(cursor.take(cursor.varint()).toString('utf8'));
  return texts;
}

interface Source {
  readonly words: readonly string[];
  /** What every set has besides. */
  readonly common: readonly string[];
  readonly budget: ExpansionBudget;
}

function readTagsets(column: NumberList, { words, common, budget }: Source): Tagset[] {
  const sets: string[][] = [[]];
  for (let at = 0; at < column.length; ) {
    const size = column.at(at) ?? 0;
    at += 1;
    if (!(size >= 0 && size <= column.length - at)) throw malformed(`dictTagsets has a set of ${size} tags`);
    const tags: string[] = [];
    let reference = 0;
    for (const end = at + size; at < end; at += 1) {
      reference += column.at(at) ?? 0;
      const set = reference < 0 ? sets[-reference] : undefined;
      const word = words[reference];
      if (set) {
        budget.take(referenceBytes * set.length);
        for (const tag of set) tags.push(tag);
      } else if (word !== undefined) {
        budget.take(referenceBytes);
        tags.push(word);
      } else throw malformed(`dictTagsets refers to ${reference}`);
    }
    sets.push(tags);
  }
  return sets.map((tags) => {
    budget.take(referenceBytes * common.length);
    const all = common.length === 0 ? tags : [...tags, ...common];
    return { tags: all, bytes: bytesOf(all) };
  });
}

function readResources(numbers: Columns['numbers'], { words, common, budget }: Source): ResourceSet[] {
  const { dictResourceLen, dictResourceType, dictResourceName } = numbers;
  const sets: ResourceSet[] = [toResourceSet([])];
  let at = 0;
  for (let set = 0; set < dictResourceLen.length; set += 1) {
    const size = dictResourceLen.at(set) ?? 0;
    if (!(size >= 0 && at + size <= dictResourceType.length && at + size <= dictResourceName.length)) {
      throw malformed(`dictResourceLen[${set}] is ${size}`);
    }
    budget.take(referenceBytes * (size + common.length));
    const pairs: string[] = [];
    let [type, name] = [0, 0];
    for (const end = at + size; at < end; at += 1) {
      type += dictResourceType.at(at) ?? 0;
      name += dictResourceName.at(at) ?? 0;
      pairs.push(wordAt(words, type, 'dictResourceType'), wordAt(words, name, 'dictResourceName'));
    }
    sets.push(toResourceSet([...pairs, ...common]));
  }
  return sets;
}

function wordAt(words: readonly string[], reference: number, column: string): string {
  const word = words[reference];
  if (word === undefined) throw malformed(`${column} refers to ${reference}`);
  return word;
}

/** As in version 2: the first host is the series' host, other resources are tags. */
function toResourceSet(pairs: readonly string[]): ResourceSet {
  let host: string | undefined;
  const tags: string[] = [];
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const [type, name] = [pairs[at] ?? '', pairs[at + 1] ?? ''];
    if (type === 'host') host ??= name;
    else if (name !== '') tags.push(`${type}:${name}`);
  }
  return { host: host ?? '', tags, bytes: (host ?? '').length + bytesOf(tags) };
}

function bytesOf(tags: readonly string[]): number {
  let bytes = 0;
  for (const tag of tags) bytes += referenceBytes + tag.length;
  return bytes;
}

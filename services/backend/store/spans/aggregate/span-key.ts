import { type KeyTerms, keyFacts } from '../key-terms.ts';
import { sourceOf } from '../search/attributes.ts';
import { hostCondition } from '../search/host-condition.ts';
import { singleSpanCondition } from '../search/search-condition.ts';
import { extraValues, numberInExtra, numberOfKey, numberTextSql, type Question } from '../search/span-conditions.ts';
import { numberOf, valueBits } from '../tag-id.ts';
import { emptyNumber, textColumns } from '../text-columns.ts';

/** What spans are grouped by, as SQL, and what the database's answer means. */
export interface SpanKey {
  /** The key of a span, NULL where it has none; or a list of them. */
  readonly sql: string;
  readonly isList: boolean;
  /** The elements of the list that count, where not all do. */
  readonly where?: (element: string) => string;
  /**
   * Set where not all values stand in the dictionary: then keys are texts that have to be made into others, the number of a
   * value of this key of the dictionary, or a value itself behind a `=`.
   */
  readonly termsOf?: number;
  /** The value that a key of the answer stands for. */
  readonly nameOf: (key: unknown) => string;
  /** A value as `sql` would give it, where there can be one. */
  readonly keyOf: (name: string) => string | undefined;
}

/** By what an attribute groups. Texts are made only where it must be: numbers of the dictionary do for what is in it. */
export function spanKey(attribute: string, question: Question): SpanKey {
  const source = sourceOf(attribute, () => singleSpanCondition(question));
  switch (source.kind) {
    case 'column':
      return columnKey(source.at, question);
    case 'words': {
      const words = Object.entries(source.conditions);
      const cases = words.slice(1).map(([, condition], at) => `WHEN ${condition} THEN ${at + 1}`);
      return one(`CASE ${cases.join(' ')} ELSE 0 END`, (at) => words[Number(at)]?.[0] ?? '');
    }
    case 'nanoseconds':
      return one(source.column);
    case 'traceId':
      return one(traceNumberSql, (id) => BigInt(String(id)).toString(16).padStart(32, '0'));
    case 'spanId':
      return one(source.column === 'parent_id' ? 'nullif(parent_id, 0)' : source.column);
    case 'own':
      return ownKey(source.name, question);
  }
}

const traceNumberSql = '(trace_high::UHUGEINT * 18446744073709551616::UHUGEINT + trace_low::UHUGEINT)';

function columnKey(at: number, { dictionary, values }: Question): SpanKey {
  const key = dictionary.columns[at] as KeyTerms;
  const { column, attribute } = textColumns[at] as (typeof textColumns)[number];
  if (!key.has(keyFacts.extra)) {
    return {
      ...one(`nullif(${column}, ${emptyNumber})`, (number) => key.textOf(Number(number))),
      keyOf: (name) => key.find(name)?.toString(),
    };
  }
  const extra = `'=' || ${extraValues('column', attribute, values)}[1]`;
  return {
    ...one(`CASE ${column} WHEN ${emptyNumber} THEN NULL WHEN 0 THEN ${extra} ELSE ${column}::VARCHAR END`),
    termsOf: key.id,
    keyOf: (name) => `'=' || ${values.text(name)}`,
  };
}

function ownKey(name: string, question: Question): SpanKey {
  const { dictionary, hostTags } = question;
  const key = dictionary.find(name);
  const isInOthers = dictionary.others.facts !== 0;
  if (hostTags.valuesOf(name).size > 0) return ownOrHostKey(mixedKey(name, key, question), name, question);
  if (!key && !isInOthers) return one('NULL::UINTEGER');
  if (key && !isInOthers && key.facts === keyFacts.tag) return tagKey(key);
  if (key && !isInOthers && key.facts === keyFacts.number) return one(numberOfKey(key));
  return mixedKey(name, key, question);
}

/** All values have numbers. */
function tagKey(key: KeyTerms): SpanKey {
  return {
    sql: 'tags',
    isList: true,
    where: (tag) => `${tag} >> ${valueBits} = ${key.id}`,
    nameOf: (tag) => key.textOf(numberOf(Number(tag))),
    keyOf: (name) => {
      const number = key.find(name);
      return number === undefined ? undefined : String(((key.id << valueBits) | number) >>> 0);
    },
  };
}

/** Some values stand in the spans themselves, or are numbers. */
function mixedKey(name: string, key: KeyTerms | undefined, { dictionary, values }: Question): SpanKey {
  const lists: string[] = [];
  const numbers: string[] = [];
  if (key?.has(keyFacts.tag)) lists.push(valueNumbers(key));
  if (key?.has(keyFacts.extra) || dictionary.others.has(keyFacts.tag)) {
    lists.push(`list_transform(${extraValues('tag', name, values)}, lambda text: '=' || text)`);
  }
  if (key?.has(keyFacts.number)) numbers.push(numberOfKey(key));
  if (dictionary.others.has(keyFacts.number)) numbers.push(numberInExtra(name, values));
  for (const number of numbers) {
    lists.push(`CASE WHEN ${number} IS NULL THEN [] ELSE ['=' || ${numberTextSql(number)}] END`);
  }
  return {
    sql: lists.reduce((all, list) => `list_concat(${all}, ${list})`, '[]::VARCHAR[]'),
    isList: true,
    termsOf: key?.id ?? 0,
    nameOf: String,
    keyOf: (text) => `'=' || ${values.text(text)}`,
  };
}

/** What a span says itself, or what the tags of its host say: each value of it once. */
function ownOrHostKey(own: SpanKey, name: string, question: Question): SpanKey {
  const { hostTags, values } = question;
  const byValues = Map.groupBy(hostTags.valuesOf(name), ([, texts]) => JSON.stringify(texts));
  const cases = [...byValues.values()].map((hosts) => {
    const condition = hostCondition(
      hosts.map(([host]) => host),
      question,
    );
    const texts = (hosts[0]?.[1] ?? []).map((text) => `'=' || ${values.text(text)}`);
    return `WHEN ${condition} THEN [${texts.join(', ')}]`;
  });
  const ofHost = `CASE ${cases.join(' ')} ELSE []::VARCHAR[] END`;
  return { ...own, sql: `CASE WHEN len(${own.sql}) > 0 THEN ${own.sql} ELSE ${ofHost} END` };
}

/** The numbers of the values that a span's tags have under a key, as texts. */
function valueNumbers({ id }: KeyTerms): string {
  const mask = 2 ** valueBits - 1;
  const mine = `list_filter(tags, lambda tag: (tag >> ${valueBits}) = ${id} AND (tag & ${mask}) <> 0)`;
  return `list_transform(${mine}, lambda tag: (tag & ${mask})::VARCHAR)`;
}

function one(sql: string, nameOf: (key: unknown) => string = String): SpanKey {
  return { sql, isList: false, nameOf, keyOf: () => undefined };
}

import { type KeyTerms, keyFacts } from '../key-terms.ts';
import { sourceOf } from '../search/attributes.ts';
import { singleSpanCondition } from '../search/search-condition.ts';
import { extraValues, numberInExtra, numberOfKey, numberTextSql, type Question } from '../search/span-conditions.ts';
import { numberOf, valueBits } from '../tag-id.ts';
import { emptyNumber, textColumns } from '../text-columns.ts';

/** What spans are grouped by, as SQL, and what the database's answer means. */
export type SpanKey = {
  /** The value that a key of the answer stands for. */
  readonly nameOf: (key: unknown) => string;
  /** The key of a value in SQL (of `many` an element), where there can be one. */
  readonly keyOf: (name: string) => string | undefined;
} & (
  | { readonly kind: 'one' /** NULL where a span has no value. */; readonly sql: string }
  | {
      readonly kind: 'many';
      /** A list. */
      readonly sql: string;
      /** The elements that count, of a list whose others do not. */
      readonly where?: (element: string) => string;
      /** Makes the key of an element, where it is not that itself. */
      readonly from?: (element: string) => string;
    }
);

/** By what an attribute groups. As few texts as possible are made: numbers of the dictionary do for what is in it. */
export function spanKey(attribute: string, question: Question): SpanKey {
  const source = sourceOf(attribute, () => singleSpanCondition(question));
  switch (source.kind) {
    case 'column':
      return columnKey(source.at, question);
    case 'words': {
      const words = Object.entries(source.conditions);
      const cases = words.map(([, condition], at) => `WHEN ${condition} THEN ${at}`).join(' ');
      return one(`CASE ${cases} END`, (at) => words[Number(at)]?.[0] ?? '');
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

/** The text column at a position. An empty text is none. */
export function columnKey(at: number, { dictionary, values }: Question): SpanKey & { readonly kind: 'one' } {
  const key = dictionary.columns[at] as KeyTerms;
  const { column, attribute } = textColumns[at] as (typeof textColumns)[number];
  if (key.has(keyFacts.extra)) {
    const extra = `${extraValues('column', attribute, values)}[1]`;
    const text = `CASE WHEN ${column} = 0 THEN ${extra} ELSE ${termSql(key, column)} END`;
    return { ...one(`nullif(${text}, '')`), keyOf: (name) => values.text(name) };
  }
  return {
    ...one(`nullif(${column}, ${emptyNumber})`, (number) => key.textOf(Number(number))),
    keyOf: (name) => key.find(name)?.toString(),
  };
}

function ownKey(name: string, question: Question): SpanKey {
  const { dictionary } = question;
  const key = dictionary.find(name);
  const isInOthers = dictionary.others.facts !== 0;
  if (!key && !isInOthers) return one('NULL::UINTEGER');
  if (key && !isInOthers && key.facts === keyFacts.tag) return tagKey(key);
  if (key && !isInOthers && key.facts === keyFacts.number) return one(numberOfKey(key));
  return mixedKey(name, key, question);
}

/** All values have numbers. */
function tagKey(key: KeyTerms): SpanKey {
  return {
    kind: 'many',
    sql: 'tags',
    where: (tag) => `${tag} >> ${valueBits} = ${key.id}`,
    nameOf: (tag) => key.textOf(numberOf(Number(tag))),
    keyOf: (name) => {
      const number = key.find(name);
      return number === undefined ? undefined : String(((key.id << valueBits) | number) >>> 0);
    },
  };
}

/**
 * Some values stand in the spans themselves, or are numbers: all become texts. An element is the number of a value of the
 * dictionary, or a text behind a `=`.
 */
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
    kind: 'many',
    sql: lists.reduce((all, list) => `list_concat(${all}, ${list})`, '[]::VARCHAR[]'),
    from: (element) => {
      const text = `substring(${element}, 2)`;
      return key
        ? `CASE WHEN ${element}[1] = '=' THEN ${text} ELSE ${termSql(key, `TRY_CAST(${element} AS UINTEGER)`)} END`
        : text;
    },
    nameOf: String,
    keyOf: (text) => `'=' || ${values.text(text)}`,
  };
}

/** The numbers of the values that a span's tags have under a key, as texts. */
function valueNumbers({ id }: KeyTerms): string {
  const mask = 2 ** valueBits - 1;
  const mine = `list_filter(tags, lambda tag: (tag >> ${valueBits}) = ${id} AND (tag & ${mask}) <> 0)`;
  return `list_transform(${mine}, lambda tag: (tag & ${mask})::VARCHAR)`;
}

/** The text of a number of the dictionary. */
function termSql({ id }: KeyTerms, number: string): string {
  return `(SELECT any_value(value) FROM span_terms WHERE key = ${id} AND number = ${number})`;
}

function one(sql: string, nameOf: (key: unknown) => string = String): SpanKey & { readonly kind: 'one' } {
  return { kind: 'one', sql, nameOf, keyOf: () => undefined };
}

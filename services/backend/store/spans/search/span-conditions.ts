import type { SearchMatch } from '../../../../../lib/search-language/types.ts';
import type { HostTags } from '../../host-tags/host-tags.ts';
import { type ExtraKind, extraPrefix } from '../extra-text.ts';
import { type KeyTerms, keyFacts } from '../key-terms.ts';
import { numericText } from '../numeric-text.ts';
import type { SpanDictionary } from '../span-dictionary.ts';
import { tagIdOf, valueBits } from '../tag-id.ts';
import { emptyNumber, textColumns } from '../text-columns.ts';
import type { SqlValues } from './sql-values.ts';
import { sqlNumber } from './sql-values.ts';
import { rangeSql, textMatcher, textMatchSql } from './text-match.ts';

/** Tags asked for one by one; more are asked for with bits: dearer, but the same for any number. */
const fewTags = 8;

/** Values of a column named in a list; more are asked for with bits. */
const fewValues = 64;

/** What is known of the texts of spans. */
export interface SpanTerms {
  readonly dictionary: SpanDictionary;
  /** The tags of hosts, which their spans have too. */
  readonly hostTags: HostTags;
}

/** What is asked, and of what. */
export interface Question extends SpanTerms {
  readonly values: SqlValues;
}

/** Spans whose text column matches; an empty text is none. The dictionary tells which of its numbers do; only what stands in `extra` is read as text. */
export function columnCondition(at: number, match: SearchMatch, { dictionary, values }: Question): string {
  const key = dictionary.columns[at] as KeyTerms;
  const { column, attribute } = textColumns[at] as (typeof textColumns)[number];
  if (match.kind === 'exists') return `${column} <> ${emptyNumber}`;
  const matches = textMatcher(match);
  const numbers = key.numbersWhere((text) => text !== '' && matches(text));
  const conditions = [columnIn(column, numbers, key)];
  if (key.has(keyFacts.extra)) {
    conditions.push(`(${column} = 0 AND ${extraCondition('column', attribute, { match, values })})`);
  }
  return anyOf(conditions);
}

/** Rows whose column has one of these numbers. */
export function columnIn(column: string, numbers: readonly number[], key: KeyTerms): string {
  if (numbers.length === 0) return 'false';
  if (numbers.length <= fewValues) return `${column} IN (${numbers.join(', ')})`;
  return `get_bit(${bitsOf(numbers, key.numberLimit)}, ${column}::INTEGER) = 1`;
}

/** Spans with a tag or a number of this name that matches. */
export function ownCondition(name: string, match: SearchMatch, question: Question): string {
  return anyOf([tagCondition(name, match, question), numberCondition(name, match, question)]);
}

function tagCondition(name: string, match: SearchMatch, { dictionary, values }: Question): string {
  const key = dictionary.find(name);
  const inExtra = extraCondition('tag', name, { match, values });
  const conditions: string[] = [];
  if (key?.has(keyFacts.tag)) {
    if (match.kind === 'exists') conditions.push(hasKey(key));
    else {
      conditions.push(hasTag(key, key.numbersWhere(textMatcher(match))));
      if (key.has(keyFacts.extra)) conditions.push(`(${contains(tagIdOf(key.id, 0))} AND ${inExtra})`);
    }
  }
  if (dictionary.others.has(keyFacts.tag)) conditions.push(`(${contains(tagIdOf(0, 0))} AND ${inExtra})`);
  return anyOf(conditions);
}

function hasKey({ id }: KeyTerms): string {
  return `list_contains(list_transform(tags, lambda tag: tag >> ${valueBits}), ${id}::UINTEGER)`;
}

function hasTag(key: KeyTerms, numbers: readonly number[]): string {
  if (numbers.length === key.size && !key.has(keyFacts.extra)) return hasKey(key);
  if (numbers.length <= fewTags) return anyOf(numbers.map((number) => contains(tagIdOf(key.id, number))));
  const isOne = `get_bit(${bitsOf(numbers, 2 ** valueBits)}, (tag & ${2 ** valueBits - 1})::INTEGER) = 1`;
  return `list_contains(list_transform(tags, lambda tag: (tag >> ${valueBits}) = ${key.id} AND ${isOne}), true)`;
}

function contains(tagId: number): string {
  return `list_contains(tags, ${tagId}::UINTEGER)`;
}

function numberCondition(name: string, match: SearchMatch, { dictionary, values }: Question): string {
  const numbers: string[] = [];
  const key = dictionary.find(name);
  if (key?.has(keyFacts.number)) numbers.push(numberOfKey(key));
  if (dictionary.others.has(keyFacts.number)) numbers.push(numberInExtra(name, values));
  return anyOf(numbers.map((number) => `coalesce(${numberMatchSql(match, number, values)}, false)`));
}

/** The number that a span has under a key; NULL when it has none. */
export function numberOfKey({ id }: KeyTerms): string {
  return `number_values[list_position(number_keys, ${id}::UINTEGER)]`;
}

/** As `numberOfKey`, of a key that has no id. */
export function numberInExtra(name: string, values: SqlValues): string {
  return `TRY_CAST(${extraValues('number', name, values)}[1] AS DOUBLE)`;
}

/** Whether a number matches; NULL for NULL. An exact match is of numbers: `1.0` matches 1. */
export function numberMatchSql(match: SearchMatch, number: string, values: SqlValues): string {
  switch (match.kind) {
    case 'exact': {
      const value = numericText(match.value);
      return value === undefined ? 'false' : `${number} = ${sqlNumber(value)}`;
    }
    case 'wildcard':
      return textMatchSql(match, numberTextSql(number), values);
    case 'exists':
      return `${number} IS NOT NULL`;
    case 'range':
      return rangeSql(match, number);
  }
}

/** A number as JavaScript writes it, where it is whole. */
export function numberTextSql(number: string): string {
  const whole = `CASE WHEN abs(${number}) < 9007199254740992 AND ${number} = trunc(${number}) THEN ${number}::BIGINT END`;
  return `coalesce((${whole})::VARCHAR, (${number})::VARCHAR)`;
}

/** Spans with such an element in `extra` whose value matches. */
function extraCondition(
  kind: ExtraKind,
  name: string,
  { match, values }: { readonly match: SearchMatch; readonly values: SqlValues },
): string {
  const prefix = extraPrefix(kind, name);
  if (match.kind === 'exact') return `list_contains(extra, ${values.text(prefix + match.value)})`;
  const matches = textMatchSql(match, 'value', values);
  return `list_contains(list_transform(${extraValues(kind, name, values)}, lambda value: ${matches}), true)`;
}

/** The values that a span has in `extra` under a name; a list. */
export function extraValues(kind: ExtraKind, name: string, values: SqlValues): string {
  const prefix = extraPrefix(kind, name);
  const from = [...prefix].length + 1;
  const mine = `list_filter(extra, lambda text: starts_with(text, ${values.text(prefix)}))`;
  return `list_transform(${mine}, lambda text: substring(text, ${from}))`;
}

function bitsOf(numbers: readonly number[], length: number): string {
  const bits = new Uint8Array(length).fill(48);
  for (const number of numbers) bits[number] = 49;
  return `'${Buffer.from(bits).toString('latin1')}'::BIT`;
}

/** Whether one of the conditions holds; none does when there is none. */
export function anyOf(conditions: readonly string[]): string {
  const possible = conditions.filter((condition) => condition !== 'false');
  if (possible.length === 0) return 'false';
  return possible.length === 1 ? (possible[0] as string) : `(${possible.join(' OR ')})`;
}

import { type KeyTerms, keyFacts } from '../key-terms.ts';
import { numericPattern } from '../numeric-text.ts';
import { sourceOf } from '../search/attributes.ts';
import { extraValues, numberInExtra, numberOfKey, type Question } from '../search/span-conditions.ts';
import type { SpanCompute } from '../span-reader.ts';
import { valueBits } from '../tag-id.ts';
import { spanKey } from './span-key.ts';

/** What computes need of each span, `m0`, `m1`, …, and what they make of those. */
export interface SpanMeasures {
  readonly perSpan: readonly string[];
  /** In the order of the computes; NULL when there is nothing to compute of. */
  readonly results: readonly string[];
}

/** Computes as SQL. What several need is there once, and so are the percentiles of one attribute: the database sorts once. */
export function spanMeasures(computes: readonly SpanCompute[], question: Question): SpanMeasures {
  const perSpan: string[] = [];
  const needed = new Map<string, string>();
  const column = (kind: 'value' | 'number', attribute: string): string => {
    const name = needed.get(`${kind} ${attribute}`) ?? `m${perSpan.length}`;
    if (!needed.has(`${kind} ${attribute}`)) {
      perSpan.push(kind === 'value' ? valueSql(attribute, question) : numberSql(attribute, question));
      needed.set(`${kind} ${attribute}`, name);
    }
    return name;
  };
  const results = computes.map((compute) => {
    if (compute.kind === 'count') return 'count(*)';
    if (compute.kind === 'cardinality') return `count(DISTINCT ${column('value', compute.attribute)})`;
    const number = column('number', compute.attribute);
    const share = shareOf(compute);
    if (share === undefined) return `${compute.kind}(${number})`;
    const shares = [
      ...new Set(computes.flatMap((each) => (isOf(each, compute.attribute) ? (shareOf(each) ?? []) : []))),
    ];
    return `quantile_cont(${number}, [${shares.join(', ')}])[${shares.indexOf(share) + 1}]`;
  });
  return { perSpan, results };
}

function isOf(compute: SpanCompute, attribute: string): boolean {
  return compute.kind !== 'count' && compute.attribute === attribute;
}

/** The share of the numbers that lie below what is computed, 0 to 1. */
function shareOf(compute: SpanCompute): number | undefined {
  if (compute.kind === 'median') return 0.5;
  return compute.kind === 'percentile' ? Math.min(100, Math.max(0, compute.p)) / 100 : undefined;
}

/** What is counted once; of several values of a tag the first. */
function valueSql(attribute: string, question: Question): string {
  const key = spanKey(attribute, question);
  if (!key.isList) return key.sql;
  const { where } = key;
  const elements = where ? `list_filter(${key.sql}, lambda element: ${where('element')})` : key.sql;
  return `(${elements})[1]`;
}

/** A number of a span, NULL when it has none. Of a tag the number that its text says; of several tags one that says some. */
export function numberSql(attribute: string, question: Question): string {
  const source = sourceOf(attribute, () => 'false');
  if (source.kind === 'nanoseconds') return source.column;
  if (source.kind !== 'own') return 'NULL::DOUBLE';
  const { name } = source;
  const { dictionary, values } = question;
  const key = dictionary.find(name);
  const numbers: string[] = [];
  if (key?.has(keyFacts.number)) numbers.push(numberOfKey(key));
  if (dictionary.others.has(keyFacts.number)) numbers.push(numberInExtra(name, values));
  if (key?.has(keyFacts.tag)) numbers.push(numberOfTag(key));
  if (key?.has(keyFacts.extra) || dictionary.others.has(keyFacts.tag)) numbers.push(numericExtra(name, question));
  if (numbers.length === 0) return 'NULL::DOUBLE';
  return `coalesce(${numbers.map((number) => `CASE WHEN isfinite(${number}) THEN ${number} END`).join(', ')})`;
}

function numberOfTag({ id }: KeyTerms): string {
  const tag = `list_filter(tags, lambda tag: (tag >> ${valueBits}) = ${id})[1]`;
  return `(SELECT any_value(numeric) FROM span_terms WHERE key = ${id} AND number = (${tag} & ${2 ** valueBits - 1}))`;
}

function numericExtra(name: string, { values }: Question): string {
  const pattern = values.text(numericPattern);
  const numeric = `list_filter(${extraValues('tag', name, values)}, lambda text: regexp_full_match(text, ${pattern}))`;
  return `TRY_CAST(${numeric}[1] AS DOUBLE)`;
}

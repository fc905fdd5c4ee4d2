import { type KeyTerms, keyFacts } from '../key-terms.ts';
import { numericPattern } from '../numeric-text.ts';
import { sourceOf } from '../search/attributes.ts';
import { extraValues, numberInExtra, numberOfKey, type Question } from '../search/span-conditions.ts';
import type { SpanCompute } from '../span-reader.ts';
import { valueBits } from '../tag-id.ts';
import { spanKey } from './span-key.ts';

/** What a compute needs of each span (none: only that it is there), and what it makes of those. */
export interface SpanMeasure {
  readonly perSpan?: string;
  readonly aggregate: (perSpan: string) => string;
}

/** A compute as SQL. The aggregate is NULL when there is nothing to compute of. */
export function spanMeasure(compute: SpanCompute, question: Question): SpanMeasure {
  switch (compute.kind) {
    case 'count':
      return { aggregate: () => 'count(*)' };
    case 'cardinality':
      return { perSpan: valueSql(compute.attribute, question), aggregate: (value) => `count(DISTINCT ${value})` };
    case 'median':
      return { perSpan: numberSql(compute.attribute, question), aggregate: (number) => `median(${number})` };
    case 'percentile':
      return {
        perSpan: numberSql(compute.attribute, question),
        aggregate: (number) => `quantile_cont(${number}, ${Math.min(100, Math.max(0, compute.p)) / 100})`,
      };
    default:
      return { perSpan: numberSql(compute.attribute, question), aggregate: (number) => `${compute.kind}(${number})` };
  }
}

/** What is counted once; of several values of a tag the first. */
function valueSql(attribute: string, question: Question): string {
  const key = spanKey(attribute, question);
  if (key.kind === 'one') return key.sql;
  const { where, from = (element) => element } = key;
  const elements = where ? `list_filter(${key.sql}, lambda element: ${where('element')})` : key.sql;
  return from(`(${elements})[1]`);
}

/** A number of a span, NULL when it has none. Of a tag the number that its text says. */
export function numberSql(attribute: string, question: Question): string {
  const source = sourceOf(attribute, () => 'false');
  if (source.kind === 'nanoseconds') return `${source.column}::DOUBLE`;
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

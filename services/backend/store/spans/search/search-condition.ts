import type { SearchAttribute, SearchMatch, SearchNode } from '../../../../../lib/search-language/types.ts';
import { wildcardExpression, wildcardMatcher } from '../../../../../lib/search-language/wildcard-matcher.ts';
import { type KeyTerms, keyFacts } from '../key-terms.ts';
import type { SpanDictionary } from '../span-dictionary.ts';
import { singleSpanKey, sourceOf } from './attributes.ts';
import { hostTagCondition } from './host-condition.ts';
import { nanosecondsCondition, spanIdCondition, traceIdCondition } from './id-conditions.ts';
import { anyOf, columnCondition, columnIn, extraValues, ownCondition, type Question } from './span-conditions.ts';
import type { SqlValues } from './sql-values.ts';
import { textMatcher } from './text-match.ts';

/** The spans that satisfy a search, as a condition in SQL that is never NULL. */
export function searchCondition(node: SearchNode, question: Question): string {
  switch (node.kind) {
    case 'all':
      return 'true';
    case 'and':
      return node.nodes.length === 0 ? 'true' : `(${parts(node.nodes, question).join(' AND ')})`;
    case 'or':
      return anyOf(parts(node.nodes, question));
    case 'not':
      return `(NOT ${searchCondition(node.node, question)})`;
    case 'text':
      return resourceCondition(node.match, question);
    case 'attribute':
      return attributeCondition(node.attribute, node.match, question);
  }
}

function parts(nodes: readonly SearchNode[], question: Question): string[] {
  return nodes.map((node) => searchCondition(node, question));
}

function attributeCondition({ name, hasAt }: SearchAttribute, match: SearchMatch, question: Question): string {
  const source = sourceOf(name, () => singleSpanCondition(question));
  switch (source.kind) {
    case 'column':
      return columnCondition(source.at, match, question);
    case 'words': {
      const matches = textMatcher(match);
      const conditions = Object.entries(source.conditions).filter(([word]) => matches(word));
      return anyOf(conditions.map(([, condition]) => `(${condition})`));
    }
    case 'nanoseconds':
      return nanosecondsCondition(source.column, match, question.values);
    case 'traceId':
      return traceIdCondition(match, question.values);
    case 'spanId':
      return spanIdCondition(source.column, match, question.values);
    case 'own': {
      const own = ownCondition(source.name, match, question);
      // `@` asks for what the span itself says; the tags of its host are not that.
      return hasAt ? own : anyOf([own, hostTagCondition(source.name, match, question)]);
    }
  }
}

/** The spans that their tracer kept alone. */
export function singleSpanCondition(question: Question): string {
  return `coalesce(${ownCondition(singleSpanKey, { kind: 'exists' }, question)}, false)`;
}

/** A word is sought anywhere in the resource, a wildcard is to match all of it; capitals or not. */
function resourceCondition(match: SearchMatch, { dictionary, values }: Question): string {
  if (match.kind === 'exists') return 'true';
  if (match.kind === 'range') return 'false';
  const key = resourceKey(dictionary);
  const { matches, sql } = resourceMatch(match, values);
  const conditions = [columnIn('resource', key.numbersWhere(matches), key)];
  if (key.has(keyFacts.extra)) {
    const texts = extraValues('column', key.name, values);
    conditions.push(`(resource = 0 AND list_contains(list_transform(${texts}, lambda value: ${sql}), true))`);
  }
  return anyOf(conditions);
}

/** What matches in JavaScript and, of the VARCHAR `value`, in SQL. */
function resourceMatch(
  match: Extract<SearchMatch, { readonly kind: 'exact' | 'wildcard' }>,
  values: SqlValues,
): { readonly matches: (text: string) => boolean; readonly sql: string } {
  if (match.kind === 'exact') {
    const word = match.value.toLowerCase();
    return {
      matches: (text) => text.toLowerCase().includes(word),
      sql: `contains(lower(value), ${values.text(word)})`,
    };
  }
  const isLike = wildcardMatcher(match.pattern.toLowerCase());
  const expression = wildcardExpression(match.pattern.toLowerCase());
  return {
    matches: (text) => isLike(text.toLowerCase()),
    sql: `regexp_full_match(lower(value), ${values.text(`(?s:${expression})`)})`,
  };
}

function resourceKey(dictionary: SpanDictionary): KeyTerms {
  const key = dictionary.columns.find(({ name }) => name === 'resource_name');
  if (!key) throw new Error('Cannot search resources: they have no column');
  return key;
}

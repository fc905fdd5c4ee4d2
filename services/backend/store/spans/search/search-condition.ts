import type { SearchMatch, SearchNode } from '../../../../../lib/search-language/types.ts';
import { type KeyTerms, keyFacts } from '../key-terms.ts';
import type { SpanDictionary } from '../span-dictionary.ts';
import { singleSpanKey, sourceOf } from './attributes.ts';
import { nanosecondsCondition, spanIdCondition, traceIdCondition } from './id-conditions.ts';
import { anyOf, columnCondition, columnIn, extraValues, ownCondition, type Question } from './span-conditions.ts';
import { textMatcher, wildcardPattern } from './text-match.ts';

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
      return attributeCondition(node.attribute.name, node.match, question);
  }
}

function parts(nodes: readonly SearchNode[], question: Question): string[] {
  return nodes.map((node) => searchCondition(node, question));
}

function attributeCondition(name: string, match: SearchMatch, question: Question): string {
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
    case 'own':
      return ownCondition(source.name, match, question);
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
  const pattern =
    match.kind === 'wildcard' ? wildcardPattern(match.pattern) : `.*${wildcardPattern(escaped(match.value))}.*`;
  const whole = new RegExp(`^(?:${pattern})$`, 'isu');
  const conditions = [
    columnIn(
      'resource',
      key.numbersWhere((text) => whole.test(text)),
      key,
    ),
  ];
  if (key.has(keyFacts.extra)) {
    const matches = `regexp_full_match(value, ${values.text(`(?is:${pattern})`)})`;
    const texts = extraValues('column', 'resource_name', values);
    conditions.push(`(resource = 0 AND list_contains(list_transform(${texts}, lambda value: ${matches}), true))`);
  }
  return anyOf(conditions);
}

/** Without wildcards: each stands for itself. */
function escaped(text: string): string {
  return text.replace(/[*?\\]/g, '\\$&');
}

function resourceKey(dictionary: SpanDictionary): KeyTerms {
  const key = dictionary.columns.find(({ name }) => name === 'resource_name');
  if (!key) throw new Error('Cannot search resources: they have no column');
  return key;
}

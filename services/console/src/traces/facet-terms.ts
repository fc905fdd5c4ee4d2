import { printSearch } from '../../../../lib/search-language/print.ts';
import type { SearchAttribute, SearchMatch, SearchNode } from '../../../../lib/search-language/types.ts';

/** What a search says about the values of one attribute. */
export interface FacetState {
  /** Values one of which a span must have; none: any. */
  readonly included: ReadonlySet<string>;
  readonly excluded: ReadonlySet<string>;
}

/** What the terms of a search that stand side by side say about an attribute; other terms about it are not read. */
export function facetState(search: SearchNode, attribute: SearchAttribute): FacetState {
  const terms = termsOf(search).flatMap((term) => termAbout(term, attribute) ?? []);
  const values = (isExcluded: boolean) =>
    new Set(terms.filter((term) => term.isExcluded === isExcluded).flatMap((term) => term.values));
  return { included: values(false), excluded: values(true) };
}

/** Whether spans with this value are among those searched for, as far as the facet goes. */
export function isSearchedFor({ included, excluded }: FacetState, value: string): boolean {
  return !excluded.has(value) && (included.size === 0 || included.has(value));
}

/** The search without anything about an attribute: what it is counted in, so that values not chosen have counts, too. */
export function withoutFacet(search: SearchNode, attribute: SearchAttribute): string {
  return printTerms(termsOf(search).filter((term) => !isAbout(term, attribute)));
}

/** The search in which a value is included where it was not, and the other way round. */
export function toggleValue(search: SearchNode, attribute: SearchAttribute, value: string): string {
  const state = facetState(search, attribute);
  const flipped = (set: ReadonlySet<string>) => (set.has(value) ? without(set, value) : new Set([...set, value]));
  return state.included.size > 0
    ? withFacet(search, attribute, { included: flipped(state.included), excluded: new Set() })
    : withFacet(search, attribute, { included: new Set(), excluded: flipped(state.excluded) });
}

/** The search for this value alone; for any where it was that already. */
export function onlyValue(search: SearchNode, attribute: SearchAttribute, value: string): string {
  const { included } = facetState(search, attribute);
  const wasOnly = included.size === 1 && included.has(value);
  return withFacet(search, attribute, { included: new Set(wasOnly ? [] : [value]), excluded: new Set() });
}

/** The search with one value more that spans must not have. */
export function excludeValue(search: SearchNode, attribute: SearchAttribute, value: string): string {
  const { included, excluded } = facetState(search, attribute);
  const rest = without(included, value);
  return withFacet(search, attribute, {
    included: rest,
    excluded: rest.size > 0 ? excluded : new Set([...excluded, value]),
  });
}

function without(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  return new Set([...set].filter((one) => one !== value));
}

/** A range of numbers in a search. */
export type SearchRange = Extract<SearchMatch, { kind: 'range' }>;

/** The range that a search has for an attribute, where it has one. */
export function rangeOf(search: SearchNode, attribute: SearchAttribute): SearchRange | undefined {
  for (const term of termsOf(search)) {
    if (term.kind === 'attribute' && term.attribute.name === attribute.name && term.match.kind === 'range') {
      return term.match;
    }
  }
  return undefined;
}

/** The search with this range for an attribute instead of what it said about it; without one where none is given. */
export function withRange(search: SearchNode, attribute: SearchAttribute, range: SearchRange | undefined): string {
  const others = termsOf(search).filter((term) => !isAbout(term, attribute));
  return printTerms(range ? [...others, { kind: 'attribute', attribute, match: range }] : others);
}

function withFacet(search: SearchNode, attribute: SearchAttribute, { included, excluded }: FacetState): string {
  const others = termsOf(search).filter((term) => !termAbout(term, attribute));
  const exact = (value: string): SearchNode => ({ kind: 'attribute', attribute, match: { kind: 'exact', value } });
  return printTerms([...others, ...anyOf([...included].map(exact)), ...anyOf([...excluded].map(exact)).map(negated)]);
}

function anyOf(nodes: readonly SearchNode[]): readonly SearchNode[] {
  return nodes.length > 1 ? [{ kind: 'or', nodes }] : nodes;
}

const negated = (node: SearchNode): SearchNode => ({ kind: 'not', node });

function termsOf(search: SearchNode): readonly SearchNode[] {
  return search.kind === 'all' ? [] : search.kind === 'and' ? search.nodes : [search];
}

function printTerms(nodes: readonly SearchNode[]): string {
  const [only] = nodes;
  if (!only) return '';
  return printSearch(nodes.length === 1 ? only : { kind: 'and', nodes });
}

/** The values of a term that is about nothing but values of this attribute. */
function termAbout(
  term: SearchNode,
  attribute: SearchAttribute,
): { readonly isExcluded: boolean; readonly values: readonly string[] } | undefined {
  const isExcluded = term.kind === 'not';
  const inner = term.kind === 'not' ? term.node : term;
  const nodes = inner.kind === 'or' ? inner.nodes : [inner];
  const values = nodes.flatMap((node) =>
    node.kind === 'attribute' && node.attribute.name === attribute.name && node.match.kind === 'exact'
      ? [node.match.value]
      : [],
  );
  return values.length === nodes.length ? { isExcluded, values } : undefined;
}

/** Whether a term is about nothing but this attribute, in whatever way. */
function isAbout(term: SearchNode, attribute: SearchAttribute): boolean {
  switch (term.kind) {
    case 'attribute':
      return term.attribute.name === attribute.name;
    case 'not':
      return isAbout(term.node, attribute);
    case 'and':
    case 'or':
      return term.nodes.every((node) => isAbout(node, attribute));
    default:
      return false;
  }
}

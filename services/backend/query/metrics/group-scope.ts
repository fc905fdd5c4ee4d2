import type { MetricQuery, TagFilter } from '../../../../lib/query-language/types.ts';

/** The scope of one group of a query: its tags, then the query's own scope; `*` without either. */
export function groupScope(query: Pick<MetricQuery, 'scope' | 'filter'>, groupTags: readonly string[]): string {
  if (groupTags.length === 0) return query.scope;
  if (query.filter.kind === 'all') return groupTags.join(',');
  if (isSymbolic(query)) return [...groupTags, query.scope].join(',');
  return [...groupTags, `(${query.scope})`].join(' AND ');
}

/** A list of tags and negated tags, which goes on with a comma; the boolean language goes on with AND. */
function isSymbolic({ filter, scope }: Pick<MetricQuery, 'scope' | 'filter'>): boolean {
  const terms: readonly TagFilter[] = filter.kind === 'and' ? filter.terms : [filter];
  const simple = terms.every((term) => (term.kind === 'not' ? term.term.kind : term.kind) === 'tag');
  return simple && !/\s(?:and|in)\s|\bnot\s|[()]/i.test(scope);
}

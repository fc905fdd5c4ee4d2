import { printTagFilter } from '../query-language/print.ts';
import { mapQueries } from '../query-language/queries-in.ts';
import type { Expression, TagFilter } from '../query-language/types.ts';

/** A value that a group has when its series have no tag of the key. */
const noValue = 'N/A';

/** The same expression for one group: each query asks only for series with those of its tags that it groups by. */
export function narrowedExpression(expression: Expression, tags: readonly string[]): Expression {
  return mapQueries(expression, (query) => {
    const own = tags.filter(
      (tag) => query.groupBy.some((key) => tag.startsWith(`${key}:`)) && !tag.endsWith(`:${noValue}`),
    );
    if (own.length === 0) return query;
    const terms = own.map((tag): TagFilter => ({ kind: 'tag', tag }));
    const given = query.filter.kind === 'all' ? [] : query.filter.kind === 'and' ? query.filter.terms : [query.filter];
    const filter: TagFilter = { kind: 'and', terms: [...given, ...terms] };
    return { ...query, filter, scope: printTagFilter(filter) };
  });
}

/** The same search for one group. */
export function narrowedSearch(text: string, tags: readonly string[]): string {
  const terms = tags
    .filter((tag) => !tag.endsWith(`:${noValue}`))
    .map((tag) => {
      const colon = tag.indexOf(':');
      return `${tag.slice(0, colon)}:"${tag.slice(colon + 1).replace(/["\\]/g, '\\$&')}"`;
    });
  if (terms.length === 0) return text;
  return text.trim() === '' || text.trim() === '*' ? terms.join(' ') : `(${text}) ${terms.join(' ')}`;
}

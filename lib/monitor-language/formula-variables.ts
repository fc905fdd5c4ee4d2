import { parseQueries } from '../query-language/parse.ts';
import { queriesIn } from '../query-language/queries-in.ts';
import { QueryError } from '../query-language/query-error.ts';

/** The named queries of a formula, as they stand in `options.variables`. */
export type Variables = readonly Readonly<Record<string, unknown>>[];

/** Their names. */
export function variableNames(variables: Variables): readonly string[] {
  return variables.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
}

/** What they group by, each key once: `by {…}` of metrics, the facets in `group_by` of all others. */
export function groupsOfVariables(variables: Variables): readonly string[] {
  return [...new Set(variables.flatMap(groupsOf))];
}

function groupsOf({ query, group_by }: Variables[number]): readonly string[] {
  if (typeof query === 'string') return metricGroups(query);
  if (!Array.isArray(group_by)) return [];
  return group_by.flatMap((group: unknown) => {
    const facet = typeof group === 'string' ? group : (group as { readonly facet?: unknown } | null)?.facet;
    return typeof facet === 'string' ? [facet] : [];
  });
}

/** Of a query that cannot be read none: whoever reads the variables says what is wrong. */
function metricGroups(text: string): readonly string[] {
  try {
    return parseQueries(text).flatMap((expression) => queriesIn(expression).flatMap(({ groupBy }) => groupBy));
  } catch (error) {
    if (error instanceof QueryError) return [];
    throw error;
  }
}

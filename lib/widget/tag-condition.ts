import type { BoundVariable } from '../query-language/bound-variable.ts';
import { matchFilter, type TagMatcher } from '../query-language/match-filter.ts';
import { parseMetricQuery } from '../query-language/parse.ts';
import { QueryError } from '../query-language/query-error.ts';
import { bindTemplateVariables } from '../query-language/template-variables.ts';

/** Whether something with these tags is meant, or why that cannot be told. */
export type TagCondition =
  | { readonly kind: 'matcher'; readonly matches: TagMatcher }
  | { readonly kind: 'fault'; readonly fault: string };

/** A widget's list of tags that must all hold (`["env:prod", "$host", "!role:db"]`), as the scope of a metric query. */
export function tagCondition(tags: readonly string[], variables: readonly BoundVariable[]): TagCondition {
  const scope = tags.map((tag) => tag.trim()).filter(Boolean);
  const query = bindTemplateVariables(`m{${scope.join(',') || '*'}}`, variables);
  try {
    return { kind: 'matcher', matches: matchFilter(parseMetricQuery(query).filter) };
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return { kind: 'fault', fault: `The tags ${scope.join(', ')} cannot be read: ${error.message}` };
  }
}

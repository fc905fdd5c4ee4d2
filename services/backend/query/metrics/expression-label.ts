import { printExpression } from '../../../../lib/query-language/print.ts';
import { mapQueries, queriesIn } from '../../../../lib/query-language/queries-in.ts';
import type { Expression, MetricQuery } from '../../../../lib/query-language/types.ts';
import { groupScope } from './group-scope.ts';

/** What `metric` is in an answer: the expression with the bare names of its metrics, `default_zero(my_metric)`. */
export function metricLabel(expression: Expression): string {
  const bare = mapQueries(expression, ({ metric }) => ({ kind: 'reference', name: metric }));
  return expression.kind === 'call' ? printExpression({ ...bare, arguments: {} } as Expression) : printExpression(bare);
}

/** The expression of one group: each of its queries has the group's tags in its scope. */
export function groupExpression(expression: Expression, groupTags: readonly string[]): string {
  return printExpression(
    mapQueries(expression, (query) => ({ ...query, scope: groupScope(query, tagsOf(query, groupTags)), groupBy: [] })),
  );
}

/** The scope of one group: its tags, and the scope that all queries have in common. */
export function expressionScope(expression: Expression, groupTags: readonly string[]): string {
  const [first, ...others] = queriesIn(expression);
  if (!first) return groupTags.join(',') || '*';
  if (others.every(({ scope }) => scope === first.scope)) return groupScope(first, groupTags);
  return groupTags.join(',') || '*';
}

function tagsOf(query: MetricQuery, groupTags: readonly string[]): readonly string[] {
  return groupTags.filter((tag) => query.groupBy.some((key) => tag.startsWith(`${key}:`)));
}

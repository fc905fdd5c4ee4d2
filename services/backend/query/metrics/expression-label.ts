import { printExpression } from '../../../../lib/query-language/print.ts';
import type { Expression, MetricQuery } from '../../../../lib/query-language/types.ts';
import { groupScope } from './group-scope.ts';

/** The metric queries in an expression, from left to right. */
export function queriesIn(expression: Expression): readonly MetricQuery[] {
  switch (expression.kind) {
    case 'metric':
      return [expression];
    case 'number':
    case 'reference':
      return [];
    case 'arithmetic':
      return [...queriesIn(expression.left), ...queriesIn(expression.right)];
    case 'negation':
    case 'call':
      return queriesIn(expression.operand);
  }
}

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

function mapQueries(expression: Expression, change: (query: MetricQuery) => Expression): Expression {
  switch (expression.kind) {
    case 'metric':
      return change(expression);
    case 'number':
    case 'reference':
      return expression;
    case 'arithmetic':
      return {
        ...expression,
        left: mapQueries(expression.left, change),
        right: mapQueries(expression.right, change),
      };
    case 'negation':
    case 'call':
      return { ...expression, operand: mapQueries(expression.operand, change) };
  }
}

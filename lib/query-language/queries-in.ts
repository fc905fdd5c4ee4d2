import type { Expression, MetricQuery } from './types.ts';

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

/** The same expression with something else in place of each of its metric queries. */
export function mapQueries(expression: Expression, change: (query: MetricQuery) => Expression): Expression {
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

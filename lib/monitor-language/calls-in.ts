import type { Expression, FunctionCall } from '../query-language/types.ts';

/** The calls of functions in an expression, outer ones before those in them. */
export function callsIn(expression: Expression): readonly FunctionCall[] {
  switch (expression.kind) {
    case 'metric':
    case 'number':
    case 'reference':
      return [];
    case 'arithmetic':
      return [...callsIn(expression.left), ...callsIn(expression.right)];
    case 'negation':
      return callsIn(expression.operand);
    case 'call':
      return [expression, ...callsIn(expression.operand)];
  }
}

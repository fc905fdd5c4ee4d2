import { findFunction } from './function-table.ts';
import type { Expression } from './types.ts';

/**
 * The first function in an operand that the function `name` may not be applied to; undefined without one.
 * @param queries of a formula: what its names stand for
 */
export function refusedOperand(
  name: string,
  operand: Expression,
  queries?: ReadonlyMap<string, Expression>,
): string | undefined {
  const refused = findFunction(name)?.refusedOperands ?? [];
  const search = (expression: Expression): string | undefined => {
    switch (expression.kind) {
      case 'call':
        return refused.includes(expression.name) ? expression.name : search(expression.operand);
      case 'negation':
        return search(expression.operand);
      case 'arithmetic':
        return search(expression.left) ?? search(expression.right);
      case 'reference': {
        const query = queries?.get(expression.name);
        return query && refusedOperand(name, query);
      }
      default:
        return undefined;
    }
  };
  return refused.length === 0 ? undefined : search(operand);
}

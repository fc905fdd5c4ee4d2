import type { Formula } from './formula.ts';
import { formulaFunctions } from './formula-functions.ts';

/**
 * The value of what `eval` was given; undefined when a variable in it is no number, or the result is none (a division by
 * zero).
 * @param numberOf the value of a variable; NaN when it has none
 */
export function evaluateFormula(formula: Formula, numberOf: (name: string) => number): number | string | undefined {
  const value = calculate(formula, numberOf);
  return typeof value === 'number' && !Number.isFinite(value) ? undefined : value;
}

function calculate(formula: Formula, numberOf: (name: string) => number): number | string {
  const number = (inner: Formula): number => Number(calculate(inner, numberOf));
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'variable':
      return numberOf(formula.name);
    case 'negative':
      return -number(formula.operand);
    case 'binary':
      return combine(formula.operator, number(formula.left), number(formula.right));
    case 'call': {
      const args = formula.args.map(number);
      return args.some(Number.isNaN) ? Number.NaN : (formulaFunctions[formula.name]?.evaluate(...args) ?? Number.NaN);
    }
  }
}

function combine(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    default:
      return left ** right;
  }
}

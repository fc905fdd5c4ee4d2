import { errors } from '../../../../lib/http/errors.ts';
import type { Expression } from '../../../../lib/query-language/types.ts';
import { combine, negate, type Operand } from './combine.ts';
import { seriesFunctions } from './functions/series-functions.ts';
import type { QueryWindow } from './plan.ts';
import type { SeriesSet } from './series-set.ts';

/**
 * A formula over series that are there already; a number alone is a point of it.
 * @throws HttpError 400 for a function that needs points from before the window
 */
export function evaluateFormula(
  formula: Expression,
  sets: ReadonlyMap<string, SeriesSet>,
  window: QueryWindow,
): SeriesSet {
  const value = evaluate(formula, sets, window);
  if (typeof value !== 'number') return value;
  const timesS = Float64Array.of(0);
  const series = [{ groupTags: [], values: Float64Array.of(value) }];
  return { intervalS: window.toS - window.fromS, timesS, groupKeys: [], series, isZeroFilled: false };
}

function evaluate(formula: Expression, sets: ReadonlyMap<string, SeriesSet>, window: QueryWindow): Operand {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'negation':
      return negate(evaluate(formula.operand, sets, window));
    case 'arithmetic':
      return combine(formula.operator, evaluate(formula.left, sets, window), evaluate(formula.right, sets, window));
    case 'call': {
      const of = seriesFunctions.get(formula.name);
      if (!of || of.shiftS || of.reachS || of.history)
        throw errors.bad(`not supported yet: ${formula.name}() of single numbers`);
      const operand = evaluateFormula(formula.operand, sets, window);
      return of.apply(operand, formula.arguments, { window });
    }
    default: {
      const set = formula.kind === 'reference' ? sets.get(formula.name) : undefined;
      if (!set) throw new TypeError(`a formula has no ${formula.kind} '${'name' in formula ? formula.name : ''}'`);
      return set;
    }
  }
}

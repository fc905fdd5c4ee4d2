import type { Unit } from '../../../../lib/api-types/query.ts';
import type { Expression } from '../../../../lib/query-language/types.ts';
import type { MetricReader } from '../../store/store.ts';
import { evaluateExpression } from './evaluate-expression.ts';
import { expressionUnits } from './expression-units.ts';
import type { NamedQueries } from './other-source.ts';
import type { QueryWindow } from './plan.ts';
import type { SeriesSet } from './series-set.ts';

/** Queries by name, and the formulas over them that are answered. */
export interface FormulaRequest {
  readonly queries: NamedQueries;
  readonly formulas: readonly Expression[];
}

/** What one formula came to. */
export interface FormulaAnswer {
  readonly set: SeriesSet;
  readonly unit: readonly [Unit, Unit | null] | null;
}

/**
 * Evaluates each formula of a request, in order.
 * @throws HttpError 400 as `evaluateExpression`
 */
export async function evaluateRequest(
  reader: Pick<MetricReader, 'select' | 'rollup' | 'sketches' | 'metadata'>,
  { queries, formulas }: FormulaRequest,
  window: QueryWindow,
): Promise<readonly FormulaAnswer[]> {
  const answers: FormulaAnswer[] = [];
  for (const formula of formulas) {
    const source = { reader, queries };
    const [set, unit] = await Promise.all([
      evaluateExpression(source, formula, window),
      expressionUnits(source, formula),
    ]);
    answers.push({ set, unit });
  }
  return answers;
}

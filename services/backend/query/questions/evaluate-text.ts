import type { QuerySeries, Unit } from '../../../../lib/api-types/query.ts';
import { queriesIn } from '../../../../lib/query-language/queries-in.ts';
import type { Expression } from '../../../../lib/query-language/types.ts';
import type { MetricReader } from '../../store/store.ts';
import { evaluateExpression } from '../metrics/evaluate-expression.ts';
import { expressionScope, groupExpression, metricLabel } from '../metrics/expression-label.ts';
import { expressionUnits } from '../metrics/expression-units.ts';
import type { GroupSeries } from '../metrics/groups.ts';
import { parseRequestedQueries } from '../metrics/parse-query.ts';
import type { SeriesSet } from '../metrics/series-set.ts';
import { seriesAttributes } from './series-attributes.ts';

/** One of the expressions of a text, and what it came to. */
export interface EvaluatedText {
  readonly expression: Expression;
  /** Its place in the text. */
  readonly index: number;
  readonly set: SeriesSet;
  readonly unit: readonly [Unit, Unit | null] | null;
}

/**
 * Evaluates the expressions of a text in the old form, `a, b, …`. An unknown metric has no series.
 * @param window Unix seconds
 * @throws HttpError 400 that says what of the text is wrong or not supported
 */
export async function evaluateText(
  reader: MetricReader,
  text: string,
  window: { readonly fromS: number; readonly toS: number },
): Promise<readonly EvaluatedText[]> {
  const evaluated: EvaluatedText[] = [];
  for (const [index, expression] of parseRequestedQueries(text).entries()) {
    const [set, unit] = await Promise.all([
      evaluateExpression({ reader }, expression, window),
      expressionUnits({ reader }, expression),
    ]);
    evaluated.push({ expression, index, set, unit });
  }
  return evaluated;
}

/** All of a line but its points, as `GET /api/v1/query` tells it (api.md 3.6). */
export function seriesHead(
  { expression, index, set, unit }: EvaluatedText,
  line: GroupSeries,
  points: { readonly length: number; readonly firstMs: number; readonly lastMs: number },
): Omit<QuerySeries, 'pointlist'> {
  const [query, ...others] = queriesIn(expression);
  const metric = metricLabel(expression);
  return {
    metric,
    display_name: metric,
    scope: expressionScope(expression, line.groupTags),
    expression: groupExpression(expression, line.groupTags),
    tag_set: line.groupTags,
    attributes: seriesAttributes(line),
    aggr: others.length > 0 ? null : (query?.aggregator ?? null),
    query_index: index,
    interval: set.intervalS,
    start: points.firstMs,
    end: points.lastMs + set.intervalS * 1000 - 1,
    length: points.length,
    unit,
  };
}

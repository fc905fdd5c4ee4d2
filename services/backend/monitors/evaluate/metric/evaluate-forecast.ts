import { evaluateExpression } from '../../../query/metrics/evaluate-expression.ts';
import type { GroupSeries } from '../../../query/metrics/groups.ts';
import { aggregatePoints } from '../aggregate-points.ts';
import type { EvaluatedGroup, GroupEvaluation } from '../evaluation.ts';
import { toGroup } from '../to-group.ts';
import type { MetricEvaluation } from './metric-evaluation.ts';

/**
 * Evaluates a monitor of a forecast: what is predicted for its window, at the edge of the range on the side of the threshold.
 * A group of which nothing can be predicted stays as it is.
 */
export async function evaluateForecast(evaluation: MetricEvaluation): Promise<readonly EvaluatedGroup[]> {
  const { reader, query, window } = evaluation;
  const [startS, endS] = [Math.floor(window.fromMs / 1000), Math.floor(window.toMs / 1000)];
  const aheadS = endS - startS;
  // A forecast goes on after its window for as long as that is.
  const past = { fromS: startS - aheadS, toS: startS - 1, shownS: aheadS };
  const set = await evaluateExpression({ reader }, query.expression, past);
  return set.series.flatMap((line) => {
    const found = predictionOf(line, { evaluation, timesS: set.timesS, startS, endS });
    return found ? [{ group: toGroup(line.groupTags), evaluation: found }] : [];
  });
}

interface Ahead {
  readonly evaluation: MetricEvaluation;
  readonly timesS: Float64Array;
  readonly startS: number;
  readonly endS: number;
}

function predictionOf(
  { values, band }: GroupSeries,
  { evaluation: { query }, timesS, startS, endS }: Ahead,
): GroupEvaluation | undefined {
  const isPoint = (at: number): boolean => !Number.isNaN(values[at]) && !band?.predicted?.[at];
  const last = timesS.findLastIndex((_, at) => isPoint(at));
  if (last < 0) return undefined;
  const lastDataAtMs = (timesS[last] as number) * 1000;
  const edge = query.comparator.startsWith('>') ? band?.upper : band?.lower;
  const ahead = edge?.filter(
    (_, at) => band?.predicted?.[at] === 1 && (timesS[at] as number) >= startS && (timesS[at] as number) < endS,
  );
  const value = ahead && aggregatePoints(ahead, query.aggregator);
  return value === undefined ? { kind: 'skipped', lastDataAtMs } : { kind: 'value', value, lastDataAtMs };
}

import type { Expression } from '../../../../../lib/query-language/types.ts';
import { evaluateExpression } from '../../../query/metrics/evaluate-expression.ts';
import type { GroupSeries } from '../../../query/metrics/groups.ts';
import type { SeriesSet } from '../../../query/metrics/series-set.ts';
import { aggregatePoints } from '../aggregate-points.ts';
import type { EvaluatedGroup, GroupEvaluation, MonitorEvaluation } from '../evaluation.ts';
import { evaluationWindow, querySeconds } from '../evaluation-window.ts';
import { isFullWindow } from '../full-window.ts';
import { toGroup } from '../to-group.ts';
import { anomalyShares, shareWindows } from './anomaly-shares.ts';
import { changesOf } from './changes-of.ts';
import { evaluateForecast } from './evaluate-forecast.ts';
import { evaluateTotals, usesTotals } from './evaluate-totals.ts';
import type { MetricEvaluation } from './metric-evaluation.ts';

/**
 * Evaluates a metric monitor (api.md 5.4): the points of the window become one value a group. A part of anomalous points, and
 * whether a group is an outlier, 1 or 0, are such values too.
 * @throws HttpError 400 for a query that cannot be evaluated
 */
export async function evaluateMetric(
  parts: Omit<MetricEvaluation, 'window'>,
  nowMs: number,
): Promise<MonitorEvaluation> {
  const { query, options } = parts;
  const window = evaluationWindow(query.window, options, nowMs);
  const evaluation = { ...parts, window };
  return { window, groups: await groupsOf(evaluation) };
}

async function groupsOf(evaluation: MetricEvaluation): Promise<readonly EvaluatedGroup[]> {
  const { query, reader, window } = evaluation;
  if (query.window.kind === 'next') return evaluateForecast(evaluation);
  if (usesTotals(query)) return evaluateTotals(evaluation);
  const read = (expression: Expression, shiftS: number): Promise<SeriesSet> => {
    const { fromS, toS, shownS } = querySeconds(window);
    return evaluateExpression({ reader }, expression, { fromS: fromS - shiftS, toS: toS - shiftS, shownS });
  };
  const now = await read(query.expression, 0);
  const set = query.change ? changesOf(now, await read(query.expression, query.change.shiftS), query.change.kind) : now;
  return set.series.flatMap((line) => {
    const value = evaluationOf(line, { set, evaluation });
    return value ? [{ group: toGroup(line.groupTags), evaluation: value }] : [];
  });
}

/** A line's value; undefined where it has no point. */
function evaluationOf(
  line: GroupSeries,
  { set: { timesS }, evaluation }: { readonly set: SeriesSet; readonly evaluation: MetricEvaluation },
): GroupEvaluation | undefined {
  const { query, options, window } = evaluation;
  const last = line.values.findLastIndex((value) => !Number.isNaN(value));
  if (last < 0) return undefined;
  const lastDataAtMs = (timesS[last] as number) * 1000;
  const { fromS, shownS } = querySeconds(window);
  const full = { fromS, toS: fromS + shownS, unit: query.window.unit };
  if (options.require_full_window && !isFullWindow({ timesS, values: line.values }, full)) {
    return { kind: 'skipped', lastDataAtMs };
  }
  if (line.isOutlier !== undefined) return { kind: 'value', value: line.isOutlier ? 1 : 0, lastDataAtMs };
  if (line.band?.anomalous) {
    const shares = anomalyShares(line, timesS, shareWindows(query, options, window));
    return shares ? { kind: 'value', ...shares, lastDataAtMs } : { kind: 'skipped', lastDataAtMs };
  }
  const value = aggregatePoints(line.values, query.aggregator);
  return value === undefined ? undefined : { kind: 'value', value, lastDataAtMs };
}

import type { MetricMonitorQuery } from '../../../../../lib/monitor-language/types.ts';
import { queriesIn } from '../../../../../lib/query-language/queries-in.ts';
import type { Expression, MetricQuery, Percentile } from '../../../../../lib/query-language/types.ts';
import { isPercentile } from '../../../query/metrics/evaluate-distributions.ts';
import { evaluateExpression } from '../../../query/metrics/evaluate-expression.ts';
import { evaluateFormula } from '../../../query/metrics/evaluate-formula.ts';
import { percentileOfWindow } from '../../../query/metrics/percentile-of-window.ts';
import type { SeriesSet } from '../../../query/metrics/series-set.ts';
import type { EvaluatedGroup, GroupEvaluation } from '../evaluation.ts';
import { type EvaluationWindow, querySeconds } from '../evaluation-window.ts';
import { isFullWindow } from '../full-window.ts';
import { toGroup } from '../to-group.ts';
import { changeOf } from './changes-of.ts';
import { linesOfGroup } from './lines-of-group.ts';
import type { MetricEvaluation } from './metric-evaluation.ts';
import { toTotals } from './to-totals.ts';

/**
 * Whether each query becomes one number over the whole window before there is arithmetic, so that a ratio of counts is one
 * of totals (api.md 5.4): with `.as_count()` in arithmetic, and in a change. A percentile is of all values of the window, but that
 * functions make lines of it.
 */
export function usesTotals({ expression, change, aggregator }: MetricMonitorQuery): boolean {
  if (typeof aggregator === 'object') return !hasCall(expression);
  const isCounted = queriesIn(expression).some((query) => query.as === 'count');
  return isCounted && (change !== undefined || hasArithmetic(expression));
}

/** Evaluates a metric monitor whose queries become numbers first. */
export async function evaluateTotals(evaluation: MetricEvaluation): Promise<readonly EvaluatedGroup[]> {
  const { query, window } = evaluation;
  const now = await totalsOf(evaluation, window);
  if (!query.change) return toGroups(now, evaluation);
  const shiftMs = query.change.shiftS * 1000;
  const before = await totalsOf(evaluation, { fromMs: window.fromMs - shiftMs, toMs: window.toMs - shiftMs });
  const { kind } = query.change;
  const past = new Map(before.set.series.map(({ groupTags, values }) => [groupTags.join('\n'), values[0]]));
  const series = now.set.series.map(({ groupTags, values }) => {
    const earlier = past.get(groupTags.join('\n')) ?? Number.NaN;
    return { groupTags, values: values.map((value) => changeOf(value, earlier, kind)) };
  });
  return toGroups({ ...now, set: { ...now.set, series } }, evaluation);
}

interface Totals {
  /** One point a group. */
  readonly set: SeriesSet;
  /** What the numbers were made of. */
  readonly leaves: readonly SeriesSet[];
}

async function totalsOf({ reader, query }: MetricEvaluation, window: EvaluationWindow): Promise<Totals> {
  const leaves: Expression[] = [];
  const formula = namingLeaves(query.expression, leaves);
  const seconds = querySeconds(window);
  const sets = await Promise.all(leaves.map((leaf) => evaluateExpression({ reader }, leaf, seconds)));
  const ends = { fromS: seconds.fromS, toS: seconds.toS + 1 };
  const numbers = leaves.map(async (leaf, at) =>
    isOfPercentile(leaf) && typeof query.aggregator === 'object'
      ? percentileOfWindow(reader, leaf, ends)
      : toTotals(sets[at] as SeriesSet, query.aggregator),
  );
  const totals = new Map((await Promise.all(numbers)).map((set, at) => [nameOf(at), set]));
  return { set: evaluateFormula(formula, totals, seconds), leaves: sets };
}

/** The expression with a name in place of each part without arithmetic, which is put into `leaves`. */
function namingLeaves(expression: Expression, leaves: Expression[]): Expression {
  if (expression.kind === 'number') return expression;
  if (expression.kind === 'arithmetic') {
    const left = namingLeaves(expression.left, leaves);
    return { ...expression, left, right: namingLeaves(expression.right, leaves) };
  }
  if (expression.kind === 'negation' || (expression.kind === 'call' && hasArithmetic(expression))) {
    return { ...expression, operand: namingLeaves(expression.operand, leaves) };
  }
  return { kind: 'reference', name: nameOf(leaves.push(expression) - 1) };
}

function nameOf(at: number): string {
  return `query${at}`;
}

function isOfPercentile(leaf: Expression): leaf is MetricQuery & { readonly aggregator: Percentile } {
  return leaf.kind === 'metric' && leaf.aggregator !== 'histogram' && isPercentile(leaf.aggregator);
}

function hasCall(expression: Expression): boolean {
  if (expression.kind === 'arithmetic') return hasCall(expression.left) || hasCall(expression.right);
  return expression.kind === 'call' || ('operand' in expression && hasCall(expression.operand));
}

function hasArithmetic(expression: Expression): boolean {
  if (expression.kind === 'arithmetic') return true;
  return 'operand' in expression && hasArithmetic(expression.operand);
}

function toGroups({ set, leaves }: Totals, { options, query, window }: MetricEvaluation): EvaluatedGroup[] {
  const { fromS, shownS } = querySeconds(window);
  const full = { fromS, toS: fromS + shownS, unit: query.window.unit };
  const linesOf = linesOfGroup(leaves);
  return set.series.flatMap(({ groupTags, values: [value = Number.NaN] }) => {
    if (Number.isNaN(value)) return [];
    const lines = linesOf(groupTags);
    const lastDataAtMs = Math.max(...lines.map(lastPointMs));
    const isFull = !options.require_full_window || lines.every((line) => isFullWindow(line, full));
    const evaluation: GroupEvaluation = isFull
      ? { kind: 'value', value, lastDataAtMs }
      : { kind: 'skipped', lastDataAtMs };
    return [{ group: toGroup(groupTags), evaluation }];
  });
}

function lastPointMs({ timesS, values }: { readonly timesS: Float64Array; readonly values: Float64Array }): number {
  return (timesS[values.findLastIndex((value) => !Number.isNaN(value))] ?? 0) * 1000;
}

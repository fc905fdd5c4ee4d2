import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { FormulaMonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { evaluateExpression } from '../../query/metrics/evaluate-expression.ts';
import { evaluateFormula } from '../../query/metrics/evaluate-formula.ts';
import type { SeriesSet } from '../../query/metrics/series-set.ts';
import { readSource, type SourceDeps } from '../../query/questions/sources/read-source.ts';
import type { PointAggregator } from './aggregate-points.ts';
import type { EvaluatedGroup, GroupEvaluation, MonitorEvaluation } from './evaluation.ts';
import { evaluationWindow, querySeconds } from './evaluation-window.ts';
import { isFullWindow } from './full-window.ts';
import { type Line, linesOfGroup } from './metric/lines-of-group.ts';
import { toTotals } from './metric/to-totals.ts';
import type { EvaluationReads } from './shared-reads.ts';
import { toGroup } from './to-group.ts';

/** What a formula's monitor is evaluated with. */
interface FormulaEvaluation {
  readonly deps: SourceDeps;
  /** Of metrics that it asks by a query. */
  readonly reader: EvaluationReads['metrics'];
  readonly query: FormulaMonitorQuery;
  readonly options: MonitorOptions;
}

/** A query as one number a group, and the lines that these were made of; none where it is a number by itself. */
interface NamedTotals {
  readonly name: string;
  readonly totals: SeriesSet;
  readonly lines?: SeriesSet;
}

/**
 * Evaluates `formula(…)`: each of the queries in `variables` becomes one number a group, then the formula of these. How the
 * points of a metric do so says `.rollup()`, else its query's `aggregator`, else it is their average.
 * @throws HttpError 400 or 422 for a query that cannot be evaluated
 */
export async function evaluateFormulaMonitor(
  { deps, reader, query, options }: FormulaEvaluation,
  nowMs: number,
): Promise<MonitorEvaluation> {
  const window = evaluationWindow(query.window, options, nowMs);
  const seconds = querySeconds(window);
  const named = await Promise.all(
    (options.variables ?? []).map((variable, at) => readTotals({ deps, reader, query, variable, at }, seconds)),
  );
  const sets = new Map(named.map(({ name, totals }) => [name, totals]));
  const set = evaluateFormula(query.formula, sets, seconds);
  const linesOf = linesOfGroup(named.flatMap(({ lines }) => lines ?? []));
  const full = { fromS: seconds.fromS, toS: seconds.fromS + seconds.shownS, unit: query.window.unit };
  const groups = set.series.flatMap(({ groupTags, values: [value = Number.NaN] }): EvaluatedGroup[] => {
    if (Number.isNaN(value)) return [];
    const lines = linesOf(groupTags);
    const isFull = !options.require_full_window || lines.every((line) => isFullWindow(line, full));
    const lastDataAtMs = Math.max(...lines.map(lastPointMs), ...(lines.length > 0 ? [] : [window.toMs]));
    const evaluation: GroupEvaluation = isFull
      ? { kind: 'value', value, lastDataAtMs }
      : { kind: 'skipped', lastDataAtMs };
    return [{ group: toGroup(groupTags), evaluation }];
  });
  return { window, groups };
}

interface Variable extends Pick<FormulaEvaluation, 'deps' | 'reader'> {
  readonly query: FormulaMonitorQuery;
  readonly variable: Readonly<Record<string, unknown>>;
  readonly at: number;
}

async function readTotals(
  { deps, reader, query, variable, at }: Variable,
  seconds: ReturnType<typeof querySeconds>,
): Promise<NamedTotals> {
  const field = `options.variables.${at}`;
  const { data_source: source, name } = variable;
  if (typeof source !== 'string') throw errors.inputInvalid(`${field}.data_source: it must name a source`);
  const { expression, aggregator } = readSource(deps, { ...variable, data_source: source }, field);
  const named = { name: String(name) };
  // The end is the first second that is no longer part of it.
  if (expression.kind === 'other') {
    const whole = { fromS: seconds.fromS, toS: seconds.fromS + seconds.shownS };
    return { ...named, totals: await expression.totals(whole) };
  }
  const lines = await evaluateExpression({ reader }, expression, seconds);
  return { ...named, totals: toTotals(lines, pointAggregator(query.rollup ?? aggregator ?? 'avg', field)), lines };
}

const aggregators: readonly PointAggregator[] = ['avg', 'sum', 'min', 'max', 'count', 'last'];

function pointAggregator(name: string, field: string): PointAggregator {
  const found = aggregators.find((each) => each === name);
  if (!found) throw errors.parameterNotSupported(`${field}.aggregator ${name}`);
  return found;
}

function lastPointMs({ timesS, values }: Line): number {
  return (timesS[values.findLastIndex((value) => !Number.isNaN(value))] ?? 0) * 1000;
}

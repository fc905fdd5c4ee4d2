import { errors } from '../../../../lib/http/errors.ts';
import { queriesIn } from '../../../../lib/query-language/queries-in.ts';
import { refusedOperand } from '../../../../lib/query-language/refused-operand.ts';
import type { Expression, FunctionCall, MetricQuery } from '../../../../lib/query-language/types.ts';
import type { MetricReader } from '../../store/store.ts';
import { combine, negate, type Operand } from './combine.ts';
import { evaluateMetricQuery } from './evaluate.ts';
import { evaluateCalendarQuery } from './evaluate-calendar.ts';
import { evaluateHistory } from './evaluate-history.ts';
import { seriesFunctions } from './functions/series-functions.ts';
import { hasValue } from './has-value.ts';
import { defaultIntervalS } from './interval.ts';
import { metricQueries, type NamedQueries } from './other-source.ts';
import { planBuckets, type QueryWindow } from './plan.ts';
import { cutToWindow, type SeriesSet, toSeriesSet, withoutFindings } from './series-set.ts';

/** What an expression is evaluated with. */
export interface EvaluationSource {
  readonly reader: Pick<MetricReader, 'select' | 'rollup' | 'sketches'>;
  /** Of a formula: its queries by name. */
  readonly queries?: NamedQueries;
}

/**
 * Evaluates an expression: its queries each by Datadog's order (api.md 3.2), then functions and arithmetic from the inside out.
 * A number alone is a line of it at the times that a query would have.
 * @throws HttpError 400 when the answer would be too large, or series do not fit together
 */
export async function evaluateExpression(
  source: EvaluationSource,
  expression: Expression,
  window: QueryWindow,
): Promise<SeriesSet> {
  const shownS = window.shownS ?? window.toS - window.fromS;
  const whole = { ...window, shownS, intervalS: window.intervalS ?? defaultIntervalS(shownS) };
  const value = await evaluate(source, expression, whole);
  if (typeof value !== 'number') return { ...value, series: value.series.filter(({ values }) => hasValue(values)) };
  const plan = planBuckets({}, whole);
  const values = new Float64Array(plan.bucketCount).fill(value);
  return toSeriesSet(plan, { groupKeys: [], isZeroFilled: false, series: [{ groupTags: [], values }] });
}

async function evaluate(source: EvaluationSource, expression: Expression, window: QueryWindow): Promise<Operand> {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'metric':
      return evaluateQuery(source, expression, window);
    case 'reference': {
      const query = source.queries?.get(expression.name);
      if (!query) throw new TypeError(`no query is named '${expression.name}'`);
      return query.kind === 'other' ? query.lines(window) : evaluate({ reader: source.reader }, query, window);
    }
    case 'negation':
      return negate(await evaluate(source, expression.operand, window));
    case 'arithmetic': {
      const [left, right] = await Promise.all([
        evaluate(source, expression.left, window),
        evaluate(source, expression.right, window),
      ]);
      return combine(expression.operator, left, right);
    }
    case 'call':
      return evaluateCall(source, expression, window);
  }
}

async function evaluateQuery(
  { reader }: EvaluationSource,
  query: MetricQuery,
  window: QueryWindow,
): Promise<SeriesSet> {
  if (query.rollup?.calendar) return evaluateCalendarQuery(reader, query, window);
  const { series, ...plan } = await evaluateMetricQuery(reader, query, window);
  return toSeriesSet(plan, { groupKeys: query.groupBy, isZeroFilled: query.as !== undefined, series });
}

/** A function may ask for a part of its operand that lies before the window; only the window is shown of what it makes. */
async function evaluateCall(source: EvaluationSource, call: FunctionCall, window: QueryWindow): Promise<Operand> {
  const of = seriesFunctions.get(call.name);
  if (!of) throw new TypeError(`function ${call.name}() is in the table and has no code`);
  refuseNested(source, call);
  const intervalS = of.intervalS?.(call.arguments) ?? window.intervalS;
  const operandWindow = { ...window, ...(intervalS !== undefined && { intervalS }) };
  const longestS = longestIntervalS(source, call.operand, operandWindow);
  const reachS = of.reachS?.(call.arguments, longestS) ?? 0;
  const shiftS = of.shiftS?.(call.arguments, window) ?? 0;
  const evaluateOperand = (fromS: number, toS: number): Promise<SeriesSet> =>
    evaluateExpression(source, call.operand, { ...operandWindow, fromS, toS });
  const operand = withoutFindings(await evaluateOperand(window.fromS + shiftS - reachS, window.toS + shiftS));
  const moved = shiftS === 0 ? operand : { ...operand, timesS: operand.timesS.map((timeS) => timeS - shiftS) };
  const asked = of.history?.(call.arguments, { window, set: operand });
  const history = asked && (await evaluateHistory(evaluateOperand, asked, operand));
  const toS = of.continues ? Number.POSITIVE_INFINITY : window.toS;
  return cutToWindow(of.apply(moved, call.arguments, { window, history }), { fromS: window.fromS, toS });
}

/** The longest bucket that a query in an expression has, in seconds. */
function longestIntervalS({ queries }: EvaluationSource, expression: Expression, window: QueryWindow): number {
  const own = queriesIn(expression);
  const named = [...metricQueries(queries).values()].flatMap(queriesIn);
  return Math.max(window.intervalS ?? 0, ...[...own, ...named].map((query) => planBuckets(query, window).intervalS));
}

/** What the parser refuses in a query may come together in a formula: `anomalies(a)` where `a` is `cumsum(…)`. */
function refuseNested({ queries }: EvaluationSource, { name, operand }: FunctionCall): void {
  const refused = refusedOperand(name, operand, metricQueries(queries));
  if (refused) throw errors.bad(`${name}() cannot be applied to ${refused}()`);
}

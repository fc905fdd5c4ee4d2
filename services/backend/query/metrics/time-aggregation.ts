import type { MetricQuery, RollupMethod } from '../../../../lib/query-language/types.ts';
import type { SelectedContext } from '../../store/store.ts';

/** How the points of one context become one value per bucket. */
export interface TimeAggregation {
  readonly method: RollupMethod;
  /** Every value is multiplied by it. */
  readonly scale: number;
  /** Whether gaps may be filled when several sources are combined. */
  readonly interpolates: boolean;
}

/**
 * The rule for a context by its stored type and the query's modifiers. `.as_count()` and `.as_rate()` say what a
 * point means, hence also how points add up by default; a method in `.rollup()` replaces that default.
 * - COUNT as count: the sum. COUNT as rate: the sum per second of the bucket.
 * - RATE as count: each rate times the interval its sender declared, summed; undeclared, the mean rate times the bucket.
 * - RATE as rate: the mean. GAUGE: no effect.
 *
 * `.weighted()` takes the value of a GAUGE for as long as its points stand for, each for the interval that its sender declared,
 * and 0 for the rest of the bucket. It has no effect on other types and where no interval is declared.
 */
export function timeAggregationOf(
  context: Pick<SelectedContext, 'type' | 'intervalS'>,
  query: Pick<MetricQuery, 'as' | 'isWeighted' | 'rollup'>,
  bucketS: number,
): TimeAggregation {
  const explicit = query.rollup?.method;
  if (query.isWeighted && context.type === 'gauge' && context.intervalS > 0) {
    const share = context.intervalS / bucketS;
    return { method: 'sum', scale: Math.min(1, share), interpolates: share >= 1 };
  }
  if (!query.as || context.type === 'gauge') return { method: explicit ?? 'avg', scale: 1, interpolates: true };
  if (context.type === 'count') {
    return { method: explicit ?? 'sum', scale: query.as === 'rate' ? 1 / bucketS : 1, interpolates: false };
  }
  if (query.as === 'rate') return { method: explicit ?? 'avg', scale: 1, interpolates: false };
  if (context.intervalS === 0) return { method: explicit ?? 'avg', scale: bucketS, interpolates: false };
  return { method: explicit ?? 'sum', scale: context.intervalS, interpolates: false };
}

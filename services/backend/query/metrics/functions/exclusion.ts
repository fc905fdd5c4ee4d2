import { mapSeries } from '../series-set.ts';
import type { FunctionFamily, SeriesFunction } from './series-function.ts';

/** A function of each value and the bound; NaN is no point. */
function byBound(compute: (value: number, bound: number) => number): SeriesFunction {
  return {
    apply: (operand, { bound }) => mapSeries(operand, (values) => values.map((value) => compute(value, Number(bound)))),
  };
}

export const exclusionFunctions: FunctionFamily = {
  /** Groups that lack one of the tags, which are grouped as `N/A`; points are not concerned. */
  exclude_null: {
    apply: (operand) => ({
      ...operand,
      series: operand.series.filter(({ groupTags }) => groupTags.every((tag) => !tag.endsWith(':N/A'))),
    }),
  },
  /** Clamping turns empty buckets into the bound too (api.md 3.4). */
  clamp_min: byBound((value, bound) => (value >= bound ? value : bound)),
  clamp_max: byBound((value, bound) => (value <= bound ? value : bound)),
  cutoff_min: byBound((value, bound) => (value < bound ? Number.NaN : value)),
  cutoff_max: byBound((value, bound) => (value > bound ? Number.NaN : value)),
};

import type { SeriesSet } from '../series-set.ts';
import type { FunctionFamily, SeriesFunction } from './series-function.ts';

/** One series of how many groups have such a value, 0 where none has; nothing where there are no groups at all. */
function countWhere(isCounted: (value: number) => boolean): SeriesFunction {
  return {
    apply: (operand): SeriesSet => {
      const values = operand.timesS.map((_, at) => {
        return operand.series.filter((series) => isCounted(series.values[at] as number)).length;
      });
      const series = operand.series.length === 0 ? [] : [{ groupTags: [], values }];
      return { ...operand, groupKeys: [], series };
    },
  };
}

const countNonzero = countWhere((value) => value !== 0 && Number.isFinite(value));

export const countFunctions: FunctionFamily = {
  count_nonzero: countNonzero,
  count_nonzero_finite: countNonzero,
  count_not_null: countWhere((value) => !Number.isNaN(value)),
};

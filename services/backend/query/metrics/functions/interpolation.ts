import type { Fill } from '../../../../../lib/query-language/types.ts';
import { fillGaps, interpolationLimitS } from '../interpolation.ts';
import { mapSeries } from '../series-set.ts';
import type { FunctionFamily } from './series-function.ts';

export const interpolationFunctions: FunctionFamily = {
  /** Of a query without groups there is a line of zeros even where it has no series. */
  default_zero: {
    apply: (operand) => {
      const isEmpty = operand.series.length === 0 && operand.groupKeys.length === 0;
      const nothing = { groupTags: [], values: new Float64Array(operand.timesS.length) };
      const filled = mapSeries(operand, (values) => values.map((value) => (Number.isNaN(value) ? 0 : value)));
      return isEmpty ? { ...operand, series: [nothing] } : filled;
    },
  },
  /** As the modifier of that name, on what has been added up already. */
  fill: {
    reachS: ({ limit = interpolationLimitS }) => Number(limit),
    apply: (operand, { method, limit = interpolationLimitS }) => {
      const fill = { method: String(method) as Fill['method'], limitS: Number(limit) };
      return mapSeries(operand, (values) => {
        const filled = values.slice();
        fillGaps(values, filled, { ...fill, intervalS: operand.intervalS });
        return filled;
      });
    },
  },
};

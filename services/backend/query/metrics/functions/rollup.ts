import type { RollupMethod } from '../../../../../lib/query-language/types.ts';
import { mapSeries } from '../series-set.ts';
import type { FunctionFamily } from './series-function.ts';

const aggregates: Readonly<Record<RollupMethod, (points: Float64Array) => number>> = {
  avg: (points) => points.reduce((sum, value) => sum + value, 0) / points.length,
  sum: (points) => points.reduce((sum, value) => sum + value, 0),
  min: (points) => points.reduce((least, value) => Math.min(least, value)),
  max: (points) => points.reduce((most, value) => Math.max(most, value)),
  count: (points) => points.length,
};

export const rollupFunctions: FunctionFamily = {
  /** At each bucket, of the points in the window that ends with it: buckets that begin within so many seconds before its end. */
  moving_rollup: {
    reachS: ({ window }) => Number(window),
    apply: (operand, { window, method }) => {
      const compute = aggregates[String(method) as RollupMethod];
      const buckets = Math.max(1, Math.floor(Number(window) / operand.intervalS));
      return mapSeries(operand, (values) =>
        values.map((_, at) => {
          const points = values.subarray(Math.max(0, at - buckets + 1), at + 1).filter((value) => !Number.isNaN(value));
          return points.length === 0 ? Number.NaN : compute(points);
        }),
      );
    },
  },
};

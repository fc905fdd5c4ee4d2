import { interpolationLimitS } from '../interpolation.ts';
import { mapSeries } from '../series-set.ts';
import type { FunctionFamily, SeriesFunction } from './series-function.ts';

/**
 * A function of each point and the one before it in its series; the first point of all has none.
 * @param compute of the growth since then and the seconds between; NaN is no point
 */
function ofSteps(compute: (growth: number, seconds: number) => number): SeriesFunction {
  return {
    reachS: (_values, intervalS) => Math.max(intervalS, interpolationLimitS),
    apply: (operand) =>
      mapSeries(operand, (values) => {
        let before = -1;
        return values.map((value, at) => {
          if (Number.isNaN(value)) return value;
          const last = before;
          before = at;
          if (last < 0) return Number.NaN;
          const seconds = (operand.timesS[at] as number) - (operand.timesS[last] as number);
          return compute(value - (values[last] as number), seconds);
        });
      }),
  };
}

/** What falls has begun anew: that is no rate. */
function rate(perSeconds: number): SeriesFunction {
  return ofSteps((growth, seconds) => (growth < 0 ? Number.NaN : (growth / seconds) * perSeconds));
}

export const rateFunctions: FunctionFamily = {
  per_second: rate(1),
  per_minute: rate(60),
  per_hour: rate(3600),
  dt: ofSteps((_growth, seconds) => seconds),
  diff: ofSteps((growth) => growth),
  monotonic_diff: ofSteps((growth) => (growth < 0 ? Number.NaN : growth)),
  derivative: ofSteps((growth, seconds) => growth / seconds),
  throughput: {
    apply: (operand) => mapSeries(operand, (values) => values.map((value) => value / operand.intervalS)),
  },
};

import { mapSeries } from '../series-set.ts';
import { piecewiseConstant } from './piecewise-constant.ts';
import { robustLine } from './robust-line.ts';
import type { FunctionFamily, SeriesFunction } from './series-function.ts';
import { type Line, leastSquaresLine, type Points } from './straight-line.ts';

/** A straight line through the points of the window, at every bucket from the first point to the last. */
function lineThrough(fit: (points: Points) => Line | undefined): SeriesFunction {
  return {
    apply: (operand) =>
      mapSeries(operand, (values) => {
        const places = Array.from(values.keys()).filter((at) => !Number.isNaN(values[at]));
        const [first = 0, last = -1] = [places[0], places.at(-1)];
        const origin = operand.timesS[first] ?? 0;
        const points = {
          x: Float64Array.from(places, (at) => (operand.timesS[at] as number) - origin),
          y: Float64Array.from(places, (at) => values[at] as number),
        };
        const line = fit(points);
        return values.map((value, at) => {
          if (!line || at < first || at > last) return value;
          return line.intercept + line.slope * ((operand.timesS[at] as number) - origin);
        });
      }),
  };
}

export const regressionFunctions: FunctionFamily = {
  trend_line: lineThrough(leastSquaresLine),
  robust_trend: lineThrough(robustLine),
  piecewise_constant: { apply: (operand) => mapSeries(operand, piecewiseConstant) },
};

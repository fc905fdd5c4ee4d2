import { mapSeries } from '../series-set.ts';
import type { FunctionFamily, SeriesFunction } from './series-function.ts';

function pointwise(compute: (value: number) => number): SeriesFunction {
  return { apply: (operand) => mapSeries(operand, (values) => values.map(compute)) };
}

/** A logarithm of what has none is no point. */
function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}

/** `cumsum` and `integral` begin with the window. */
export const arithmeticFunctions: FunctionFamily = {
  abs: pointwise(Math.abs),
  log2: pointwise((value) => finite(Math.log2(value))),
  log10: pointwise((value) => finite(Math.log10(value))),
  cumsum: { apply: (operand) => mapSeries(operand, cumulate) },
  integral: { apply: (operand) => mapSeries(operand, (values) => integrate(values, operand.timesS)) },
};

/** The sum of all points so far, at each point. */
function cumulate(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => {
    if (Number.isNaN(value)) return value;
    sum += value;
    return sum;
  });
}

/** The area under the line so far, value times seconds, by trapezoids from point to point; 0 at the first. */
function integrate(values: Float64Array, timesS: Float64Array): Float64Array {
  let area = 0;
  let before = -1;
  return values.map((value, at) => {
    if (Number.isNaN(value)) return value;
    if (before >= 0) {
      const seconds = (timesS[at] as number) - (timesS[before] as number);
      area += (seconds * (value + (values[before] as number))) / 2;
    }
    before = at;
    return area;
  });
}

import { mapSeries } from '../series-set.ts';
import { autosmooth } from './autosmooth.ts';
import { median } from './median.ts';
import type { FunctionFamily, SeriesFunction } from './series-function.ts';

/** So many spans before the window, what came earlier weighs less than a thousandth. */
const spansUntilForgotten = 4;

/** An exponentially weighted moving average; a span of n points is the weight 2 / (n + 1) for the newest. */
function ewma(span: number): SeriesFunction {
  const weight = 2 / (span + 1);
  return {
    reachS: (_values, intervalS) => spansUntilForgotten * span * intervalS,
    apply: (operand) =>
      mapSeries(operand, (values) => {
        let average = Number.NaN;
        return values.map((value) => {
          if (Number.isNaN(value)) return value;
          average = Number.isNaN(average) ? value : average + weight * (value - average);
          return average;
        });
      }),
  };
}

/** A function of the last so many points, of fewer at the beginning; where there is no point it has none. */
function ofLastPoints(span: number, compute: (points: readonly number[]) => number): SeriesFunction {
  return {
    reachS: (_values, intervalS) => span * intervalS,
    apply: (operand) =>
      mapSeries(operand, (values) => {
        const last: number[] = [];
        return values.map((value) => {
          if (Number.isNaN(value)) return value;
          last.push(value);
          if (last.length > span) last.shift();
          return compute(last);
        });
      }),
  };
}

function mean(points: readonly number[]): number {
  return points.reduce((sum, value) => sum + value, 0) / points.length;
}

function bySpan(name: string, spans: readonly number[], of: (span: number) => SeriesFunction): FunctionFamily {
  return Object.fromEntries(spans.map((span) => [`${name}_${span}`, of(span)]));
}

export const smoothingFunctions: FunctionFamily = {
  ...bySpan('ewma', [3, 5, 7, 10, 20], ewma),
  ...bySpan('median', [3, 5, 7, 9], (span) => ofLastPoints(span, median)),
  ...bySpan('rollingavg', [5, 13, 21, 29], (span) => ofLastPoints(span, mean)),
  autosmooth: { apply: (operand) => mapSeries(operand, autosmooth) },
};

import { median } from './median.ts';
import { deviationsOfMad } from './robust-deviation.ts';
import { type Line, leastSquaresLine, type Points } from './straight-line.ts';

/** Huber's bound in standard deviations: 95 % as good as least squares where there are no outliers. */
const huberBound = 1.345;

const maxRounds = 100;

/**
 * A line by Huber's loss: near points count by their square, those farther than 1.345 deviations by their distance, so that
 * outliers hardly move it. Found by least squares again and again, with smaller weights for what is far (Huber, "Robust
 * Statistics", 1981); the deviation is the residuals' median absolute one.
 */
export function robustLine(points: Points): Line | undefined {
  let line = leastSquaresLine(points);
  for (let round = 0; line && round < maxRounds; round++) {
    const next = leastSquaresLine(points, huberWeights(points, line));
    const isSettled = next && isNear(next.slope, line.slope) && isNear(next.intercept, line.intercept);
    line = next ?? line;
    if (isSettled) break;
  }
  return line;
}

function huberWeights({ x, y }: Points, { slope, intercept }: Line): Float64Array {
  const residuals = y.map((value, at) => Math.abs(value - intercept - slope * (x[at] as number)));
  const bound = huberBound * deviationsOfMad * median(residuals);
  return residuals.map((residual) => (residual <= bound || residual === 0 ? 1 : bound / residual || Number.EPSILON));
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

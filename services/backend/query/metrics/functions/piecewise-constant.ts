import { median } from './median.ts';
import { deviationsOfMad } from './robust-deviation.ts';

/**
 * Levels that a series keeps for a while, with steps between them: the division into segments whose squared distances to
 * their means, with a penalty for each segment, are least (optimal partitioning, Jackson et al. 2005). The penalty is
 * 3 σ² ln n, σ from the median step between neighbours, so that noise makes no steps.
 */
export function piecewiseConstant(values: Float64Array): Float64Array {
  const points = values.filter((value) => !Number.isNaN(value));
  const levels = levelsOf(points);
  let at = 0;
  return values.map((value) => (Number.isNaN(value) ? value : (levels[at++] as number)));
}

function levelsOf(points: Float64Array): Float64Array {
  const levels = new Float64Array(points.length);
  const sums = prefixSums(points);
  const starts = bestStarts(points, sums);
  for (let end = points.length; end > 0; ) {
    const start = starts[end] as number;
    levels.fill(((sums.value[end] as number) - (sums.value[start] as number)) / (end - start), start, end);
    end = start;
  }
  return levels;
}

interface Sums {
  readonly value: Float64Array;
  readonly square: Float64Array;
}

/** Sums of all points before each; from the first point on, so that squares of a great level lose no digits. */
function prefixSums(points: Float64Array): Sums {
  const value = new Float64Array(points.length + 1);
  const square = new Float64Array(points.length + 1);
  const level = points[0] ?? 0;
  for (const [at, point] of points.entries()) {
    value[at + 1] = (value[at] as number) + point;
    square[at + 1] = (square[at] as number) + (point - level) ** 2;
  }
  return { value, square };
}

/** For each end, where the last segment of the best division up to it begins. */
function bestStarts(points: Float64Array, sums: Sums): Uint32Array {
  const penalty = penaltyOf(points);
  const level = points[0] ?? 0;
  const best = new Float64Array(points.length + 1);
  best[0] = -penalty;
  const starts = new Uint32Array(points.length + 1);
  for (let end = 1; end <= points.length; end++) {
    best[end] = Number.POSITIVE_INFINITY;
    for (let start = 0; start < end; start++) {
      const count = end - start;
      const sum = (sums.value[end] as number) - (sums.value[start] as number) - count * level;
      const cost = (sums.square[end] as number) - (sums.square[start] as number) - (sum * sum) / count;
      const total = (best[start] as number) + cost + penalty;
      if (total < (best[end] as number)) {
        best[end] = total;
        starts[end] = start;
      }
    }
  }
  return starts;
}

function penaltyOf(points: Float64Array): number {
  const steps = points.subarray(1).map((value, at) => Math.abs(value - (points[at] as number)));
  const sigma = (deviationsOfMad * (median(steps) || 0)) / Math.SQRT2;
  const range = points.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // Even where nothing is noise, rounding makes no steps.
  return Math.max(3 * sigma ** 2 * Math.log(Math.max(2, points.length)), (range * 1e-9) ** 2);
}

import { median } from './median.ts';
import type { Prediction, PredictionRequest } from './prediction.ts';
import { robustDeviation } from './robust-deviation.ts';
import { robustLine } from './robust-line.ts';
import { type Line, leastSquaresLine, type Points } from './straight-line.ts';

export type LinearModel = 'default' | 'simple' | 'reactive';

/** How a model draws its line, and through which part of the past, from its end. */
const models: Readonly<Record<LinearModel, { readonly share: number; readonly isRobust: boolean }>> = {
  simple: { share: 1, isRobust: true },
  default: { share: 1 / 3, isRobust: true },
  reactive: { share: 1 / 10, isRobust: false },
};

/** A part of the past is of so many bins at least, if there are as many. */
const leastBins = 10;

/** Two points have a line, and say nothing of how far others are from it. */
const leastPoints = 3;

/**
 * Goes on in a straight line. `simple` draws it by Huber's loss through the whole past, `default` through the last third,
 * `reactive` by least squares through the last tenth. The deviation is that of a prediction by a line: of the points from
 * it, and of the line itself, which grows with the distance from the middle of the part (Draper and Smith, "Applied
 * Regression Analysis"); and that of the points in a bin. Undefined with fewer than three bins.
 */
export function linearPrediction(
  { places, level, scatter }: PredictionRequest,
  model: LinearModel,
): Prediction | undefined {
  const { share, isRobust } = models[model];
  const bins = partOf(level, share);
  if (bins.length < leastPoints) return undefined;
  const points = {
    x: Float64Array.from(bins, (bin) => bin + 0.5),
    y: Float64Array.from(bins, (bin) => level[bin] as number),
  };
  const line = isRobust ? robustLine(points) : leastSquaresLine(points);
  if (!line) return undefined;
  const residuals = points.y.map((value, at) => value - heightAt(line, points.x[at] as number));
  const error = isRobust ? robustDeviation(residuals) : standardError(residuals);
  const within = median(bins.map((bin) => scatter[bin] as number).filter((value) => !Number.isNaN(value))) || 0;
  const uncertainty = uncertaintyOf(points);
  return {
    values: places.map((place) => heightAt(line, place)),
    deviations: places.map((place) => Math.hypot(error * Math.sqrt(1 + uncertainty(place)), within)),
  };
}

/** The bins with a value in the last part of the past, or the last ten. */
function partOf(level: Float64Array, share: number): number[] {
  const known = Array.from(level.keys()).filter((bin) => !Number.isNaN(level[bin]));
  const [first = 0, last = 0] = [known[0], known.at(-1)];
  const from = last - (last - first) * share;
  const part = known.filter((bin) => bin >= from);
  return part.length < leastBins ? known.slice(-leastBins) : part;
}

function heightAt({ slope, intercept }: Line, x: number): number {
  return intercept + slope * x;
}

/** Of a line with two parameters. */
function standardError(residuals: Float64Array): number {
  return Math.sqrt(residuals.reduce((sum, residual) => sum + residual ** 2, 0) / (residuals.length - 2));
}

/** How uncertain a line is at a place, as a part of the variance of its points: 1/n + (x - mean)² / Σ(x - mean)². */
function uncertaintyOf({ x }: Points): (place: number) => number {
  const mean = x.reduce((sum, each) => sum + each, 0) / x.length;
  const spread = x.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return (place) => 1 / x.length + (place - mean) ** 2 / spread;
}

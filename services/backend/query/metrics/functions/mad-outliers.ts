import { median } from './median.ts';
import { magnitude } from './peers.ts';
import { deviationsOfMad } from './robust-deviation.ts';

/**
 * Which lines have more than `percentage` of their points farther than `tolerance` deviations from the median of all points of
 * all lines; the deviation is the median absolute one of all points, in standard deviations (times 1.4826).
 * @param leastShare the deviation is at least this part of the magnitude of all points
 */
export function madOutliers(
  lines: readonly Float64Array[],
  request: { readonly tolerance: number; readonly percentage: number; readonly leastShare: number },
): readonly boolean[] {
  const { tolerance, percentage, leastShare } = request;
  const known = lines.map((line) => line.filter((value) => !Number.isNaN(value)));
  const all = Float64Array.from(known.flatMap((line) => [...line]));
  const middle = median(all);
  const mad = median(all.map((value) => Math.abs(value - middle)));
  const deviation = Math.max(mad * deviationsOfMad, leastShare * magnitude(all));
  return known.map((line) => {
    const outside = line.filter((value) => Math.abs(value - middle) > tolerance * deviation).length;
    return outside * 100 > percentage * line.length;
  });
}

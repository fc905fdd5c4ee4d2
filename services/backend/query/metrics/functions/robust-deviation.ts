import { median } from './median.ts';

/** A standard deviation is so many median absolute deviations of a normal distribution. */
export const deviationsOfMad = 1.4826;

/** And so many mean absolute ones: √(π/2). */
export const deviationsOfMeanAbsolute = Math.sqrt(Math.PI / 2);

/**
 * The standard deviation of what most numbers are, by their median absolute deviation. Where more than half of them are the
 * same, that is 0: then by the mean absolute deviation, as for the modified z-score (Iglewicz and Hoaglin 1993). NaN of none.
 */
export function robustDeviation(numbers: Float64Array): number {
  const middle = median(numbers);
  const distances = numbers.map((number) => Math.abs(number - middle));
  const mad = median(distances);
  if (mad !== 0) return mad * deviationsOfMad;
  return (distances.reduce((sum, distance) => sum + distance, 0) / distances.length) * deviationsOfMeanAbsolute;
}

import type { Band } from '../groups.ts';
import { quantile } from './quantile.ts';
import { deviationsOfMeanAbsolute } from './robust-deviation.ts';

/** So many points before a point say what is expected of it. */
export const basicSpan = 60;

/** With fewer points than these nothing is expected. */
const leastPoints = 10;

/** The shares of a normal distribution that lie a standard deviation below and above its middle. */
const [below, above] = [0.158655, 0.841345];

/**
 * What the algorithm `basic` expects: a lagging rolling quantile range. At each bucket, of the 60 points before it, their
 * median and from there so many times (`bounds`) the distance to the quantile that a normal distribution has one standard
 * deviation away, at each side by itself. So a range is there after ten points, and a new level is expected once it holds
 * a sixth of the points looked back at; of seasons and trends nothing is known. Where a quantile is the median itself, the
 * mean absolute deviation stands in for it. The range ends with the last point.
 */
export function basicRange(values: Float64Array, bounds: number): Pick<Band, 'lower' | 'upper'> {
  const lower = new Float64Array(values.length).fill(Number.NaN);
  const upper = lower.slice();
  const last = values.findLastIndex((value) => !Number.isNaN(value));
  const recent: number[] = [];
  const sorted: number[] = [];
  for (let at = 0; at <= last; at++) {
    if (recent.length >= leastPoints) {
      const middle = quantile(sorted, 0.5);
      lower[at] = middle - bounds * (middle - quantile(sorted, below) || meanDeviation(sorted, middle));
      upper[at] = middle + bounds * (quantile(sorted, above) - middle || meanDeviation(sorted, middle));
    }
    const value = values[at] as number;
    if (Number.isNaN(value)) continue;
    recent.push(value);
    sorted.splice(placeOf(sorted, value), 0, value);
    if (recent.length > basicSpan) sorted.splice(placeOf(sorted, recent.shift() as number), 1);
  }
  return { lower, upper };
}

function meanDeviation(values: readonly number[], middle: number): number {
  const sum = values.reduce((total, value) => total + Math.abs(value - middle), 0);
  return (sum / values.length) * deviationsOfMeanAbsolute;
}

/** The first place whose number is not less. */
function placeOf(sorted: readonly number[], value: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as number) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

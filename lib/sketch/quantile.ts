import { gamma, valueOfKey } from './mapping.ts';
import { roundHalfEven } from './round-half-even.ts';

/** What is known of a distribution besides its bins. */
export interface SketchSummary {
  readonly min: number;
  readonly max: number;
}

/** Bins in ascending order of their keys: bin i is `(keys[i], weights[i])`. */
export interface SortedBins {
  readonly keys: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

/**
 * The value below which the share `q` of a distribution lies, as the Agent computes it: that of the nearest rank; within a
 * bin, in proportion to how far into it the rank is; the ends are the exact minimum and maximum.
 * @param q 0 to 1
 * @returns NaN when the distribution is empty
 */
export function quantile({ keys, weights }: SortedBins, { min, max }: SketchSummary, q: number): number {
  let total = 0;
  for (let at = 0; at < weights.length; at++) total += weights[at] as number;
  if (total === 0) return Number.NaN;
  if (q <= 0) return min;
  if (q >= 1) return max;
  const rank = roundHalfEven(q * (total - 1));
  let below = 0;
  for (let at = 0; at < keys.length; at++) {
    const weight = weights[at] as number;
    below += weight;
    if (below <= rank) continue;
    const share = (below - rank) / weight;
    const value = valueOfKey(keys[at] as number);
    const low = at === 0 ? min : value;
    const high = at === keys.length - 1 ? max : value * gamma;
    return clamp(low * share + high * (1 - share), min, max);
  }
  return max;
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

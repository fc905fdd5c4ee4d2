import { countOf, type ValueBin } from './value-bins.ts';

/**
 * The value below which the share `q` (0 to 1) of the values in bins lies; within a bin they are taken as evenly spread.
 * Undefined without values.
 */
export function binQuantile(bins: readonly ValueBin[], q: number): number | undefined {
  const sorted = bins.filter(({ count }) => count > 0).sort((a, b) => a.low - b.low || a.high - b.high);
  const wanted = q * countOf(sorted);
  let below = 0;
  for (const { low, high, count } of sorted) {
    if (below + count >= wanted) return low + (high - low) * ((wanted - below) / count);
    below += count;
  }
  return sorted.at(-1)?.high;
}

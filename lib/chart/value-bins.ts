/** How many values lie between two, both included; one value alone has both the same. */
export interface ValueBin {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** How many values there are in all bins. */
export function countOf(bins: readonly ValueBin[]): number {
  return bins.reduce((total, { count }) => total + count, 0);
}

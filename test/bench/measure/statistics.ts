/** The value below which the share `p` (0 to 1) of the values lies: the nearest one, not interpolated. NaN of none. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN;
}

/** The middle value; of an even number the lower of the two. NaN of none. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

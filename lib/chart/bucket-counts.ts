import type { ValueBin } from './value-bins.ts';

/**
 * How many values lie in each bucket between edges. What a bin holds is spread evenly over the buckets that it reaches into;
 * a value on an edge belongs to the bucket above, on the last edge to the last. What lies outside is left out, but on a
 * logarithmic axis zero and what is below are in the first bucket.
 */
export function bucketCounts(
  bins: readonly ValueBin[],
  edges: readonly number[],
  { isLog = false }: { readonly isLog?: boolean } = {},
): Float64Array {
  const counts = new Float64Array(Math.max(0, edges.length - 1));
  for (const { low, high, count } of bins) {
    if (isLog && high <= 0) counts[0] = (counts[0] ?? 0) + count;
    else if (low === high) addTo(counts, bucketOf(low, edges), count);
    else spread({ low, high, count }, edges, counts);
  }
  return counts;
}

/** The place of the bucket that a value is in; undefined outside of all. */
export function bucketOf(value: number, edges: readonly number[]): number | undefined {
  const last = edges.length - 1;
  if (last < 1 || value < (edges[0] as number) || value > (edges[last] as number)) return undefined;
  let [from, to] = [0, last - 1];
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if ((edges[middle] as number) <= value) from = middle;
    else to = middle - 1;
  }
  return from;
}

function spread({ low, high, count }: ValueBin, edges: readonly number[], counts: Float64Array): void {
  const [least = 0, most = 0] = [edges[0], edges.at(-1)];
  const first = bucketOf(Math.max(low, least), edges);
  if (first === undefined || high < least) return;
  for (let at = first; at < counts.length && (edges[at] as number) < high; at++) {
    const inside = Math.min(high, edges[at + 1] ?? most) - Math.max(low, edges[at] as number);
    if (inside > 0) addTo(counts, at, (count * inside) / (high - low));
  }
}

function addTo(counts: Float64Array, at: number | undefined, count: number): void {
  if (at !== undefined) counts[at] = (counts[at] as number) + count;
}

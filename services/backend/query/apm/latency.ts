import { quantile } from '../../../../lib/sketch/quantile.ts';
import type { MetricReader, RollupCells, SketchCells } from '../../store/store.ts';

/** A window in Unix seconds, `fromS <= t < toS`, in buckets of `intervalS`. */
export interface LatencyWindow {
  readonly fromS: number;
  readonly toS: number;
  readonly intervalS: number;
}

/** A distribution of seconds: its bins in the mapping of lib/sketch, ascending, and what of it is exact. */
export interface Latency {
  readonly count: number;
  readonly sumS: number;
  readonly minS: number;
  readonly maxS: number;
  readonly keys: readonly number[];
  readonly weights: readonly number[];
}

/** Nothing came. */
export const noLatency: Latency = { count: 0, sumS: 0, minS: 0, maxS: 0, keys: [], weights: [] };

/** What of the groups' latency has to be joined, one or several buckets. */
interface Parts {
  readonly sum: RollupCells;
  readonly min: RollupCells;
  readonly max: RollupCells;
  readonly bins: SketchCells;
}

/** Cells (contexts × buckets) that may be read at once: bounds the memory of a page. */
const cellsPerRead = 1_000_000;

/**
 * Latencies of groups of contexts of distributions, by bucket.
 * @param groups ids of the contexts of each group; a context is in one group at most
 * @returns for each group a latency of each bucket of the window that it touches, from `firstBucketS` on
 */
export async function readLatencies(
  reader: Pick<MetricReader, 'rollup' | 'sketches'>,
  groups: readonly (readonly number[])[],
  window: LatencyWindow,
): Promise<{ readonly firstBucketS: number; readonly byGroup: readonly (readonly Latency[])[] }> {
  const firstBucketS = Math.floor(window.fromS / window.intervalS) * window.intervalS;
  const bucketCount = Math.ceil((window.toS - firstBucketS) / window.intervalS);
  const byGroup: (readonly Latency[])[] = [];
  for (const part of parts(groups, bucketCount)) byGroup.push(...(await readPart(reader, part, window)));
  return { firstBucketS, byGroup };
}

/** Several latencies as one. */
export function joinLatencies(latencies: readonly Latency[]): Latency {
  const filled = latencies.filter(({ count }) => count > 0);
  const [first] = filled;
  if (!first || filled.length === 1) return first ?? noLatency;
  const weightOf = new Map<number, number>();
  for (const { keys, weights } of filled) {
    for (const [at, key] of keys.entries()) weightOf.set(key, (weightOf.get(key) ?? 0) + (weights[at] as number));
  }
  const sorted = [...weightOf].sort(([a], [b]) => a - b);
  return {
    count: filled.reduce((sum, { count }) => sum + count, 0),
    sumS: filled.reduce((sum, { sumS }) => sum + sumS, 0),
    minS: Math.min(...filled.map(({ minS }) => minS)),
    maxS: Math.max(...filled.map(({ maxS }) => maxS)),
    keys: sorted.map(([key]) => key),
    weights: sorted.map(([, weight]) => weight),
  };
}

/** The value in seconds below which the share `q` lies; null when nothing came. */
export function quantileS({ keys, weights, minS, maxS }: Latency, q: number): number | null {
  const value = quantile({ keys, weights }, { min: minS, max: maxS }, q);
  return Number.isNaN(value) ? null : value;
}

/** Groups one after the other, as many as do not have more cells than are read at a time, or one. */
function* parts(
  groups: readonly (readonly number[])[],
  bucketCount: number,
): Generator<readonly (readonly number[])[]> {
  let part: (readonly number[])[] = [];
  let cells = 0;
  for (const group of groups) {
    if (part.length > 0 && cells + group.length * bucketCount > cellsPerRead) {
      yield part;
      part = [];
      cells = 0;
    }
    part.push(group);
    cells += group.length * bucketCount;
  }
  if (part.length > 0) yield part;
}

async function readPart(
  reader: Pick<MetricReader, 'rollup' | 'sketches'>,
  groups: readonly (readonly number[])[],
  window: LatencyWindow,
): Promise<Latency[][]> {
  const ids = Uint32Array.from(groups.flat());
  const [sum, min, max, bins] = await Promise.all([
    reader.rollup(ids, { ...window, field: 'sum' }),
    reader.rollup(ids, { ...window, field: 'min' }),
    reader.rollup(ids, { ...window, field: 'max' }),
    reader.sketches(groups, window),
  ]);
  const cells: Parts = { sum, min, max, bins };
  const startOf = binStarts(bins, groups.length);
  let firstContext = 0;
  return groups.map((group, at) => {
    const contexts = { first: firstContext, end: firstContext + group.length };
    firstContext = contexts.end;
    return Array.from({ length: sum.bucketCount }, (_, bucket) =>
      latencyOf(cells, { contexts, bucket, bins: startOf, cell: at * sum.bucketCount + bucket }),
    );
  });
}

/** Where the bins of each cell begin; one more entry at the end. */
function binStarts({ cell, bucketCount }: SketchCells, groups: number): Uint32Array {
  const starts = new Uint32Array(groups * bucketCount + 1);
  for (const each of cell) starts[each + 1] = (starts[each + 1] as number) + 1;
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] as number) + (starts[at - 1] as number);
  return starts;
}

function latencyOf(
  { sum, min, max, bins }: Parts,
  of: {
    readonly contexts: { readonly first: number; readonly end: number };
    readonly bucket: number;
    readonly cell: number;
    readonly bins: Uint32Array;
  },
): Latency {
  const [from, to] = [of.bins[of.cell] as number, of.bins[of.cell + 1] as number];
  if (from === to) return noLatency;
  let [sumS, minS, maxS] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let context = of.contexts.first; context < of.contexts.end; context++) {
    const at = context * sum.bucketCount + of.bucket;
    sumS += sum.value[at] as number;
    if (min.count[at]) minS = Math.min(minS, min.value[at] as number);
    if (max.count[at]) maxS = Math.max(maxS, max.value[at] as number);
  }
  // Values that came between the reads have bins, but no least or greatest yet.
  if (minS > maxS) return noLatency;
  const weights = [...bins.weight.subarray(from, to)];
  return {
    count: weights.reduce((total, weight) => total + weight, 0),
    sumS,
    minS,
    maxS,
    keys: [...bins.key.subarray(from, to)],
    weights,
  };
}

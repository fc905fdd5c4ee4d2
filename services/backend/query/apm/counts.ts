import type { MetricReader } from '../../store/store.ts';
import type { LatencyWindow } from './latency.ts';

/**
 * Sums of counts by group and bucket, of all buckets that the window touches.
 * @param groups ids of the contexts of each group; a context is in one group at most
 */
export async function readCounts(
  reader: Pick<MetricReader, 'rollup'>,
  groups: readonly (readonly number[])[],
  window: LatencyWindow,
): Promise<readonly Float64Array[]> {
  const ids = Uint32Array.from(groups.flat());
  if (ids.length === 0) return groups.map(() => new Float64Array(bucketsOf(window)));
  const { value, bucketCount } = await reader.rollup(ids, { ...window, field: 'sum' });
  let context = 0;
  return groups.map((group) => {
    const sums = new Float64Array(bucketCount);
    for (const end = context + group.length; context < end; context++) {
      for (let bucket = 0; bucket < bucketCount; bucket++) {
        sums[bucket] = (sums[bucket] as number) + (value[context * bucketCount + bucket] as number);
      }
    }
    return sums;
  });
}

function bucketsOf({ fromS, toS, intervalS }: LatencyWindow): number {
  return Math.ceil((toS - Math.floor(fromS / intervalS) * intervalS) / intervalS);
}

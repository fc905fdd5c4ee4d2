import type { RollupCells, RollupField } from '../../store/store.ts';

/** The length of what calendar buckets are put together from, in seconds: every zone's midnight is a multiple of it. */
export const partS = 900;

/**
 * Puts cells of `partS` seconds together into those of the buckets that begin at `startsS`, of which the last is the end; for
 * each context, or whatever else the cells are of.
 */
export function foldParts(
  parts: RollupCells,
  { startsS, field }: { readonly startsS: readonly number[]; readonly field: RollupField },
): RollupCells {
  const bucketCount = startsS.length - 1;
  const rows = parts.count.length / parts.bucketCount;
  const count = new Float64Array(rows * bucketCount);
  const value = new Float64Array(rows * bucketCount);
  const bucketOf = bucketsOfParts(parts, startsS);
  for (let row = 0; row < rows; row++) {
    for (let part = 0; part < parts.bucketCount; part++) {
      const from = row * parts.bucketCount + part;
      const more = parts.count[from] as number;
      if (more === 0) continue;
      const at = row * bucketCount + (bucketOf[part] as number);
      const [held, now] = [value[at] as number, parts.value[from] as number];
      value[at] = count[at] === 0 ? now : field === 'sum' ? held + now : Math[field](held, now);
      count[at] = (count[at] as number) + more;
    }
  }
  return { firstBucketS: startsS[0] ?? 0, bucketCount, count, value };
}

/** The bucket that each part lies in. */
function bucketsOfParts({ firstBucketS, bucketCount }: RollupCells, startsS: readonly number[]): Uint32Array {
  let bucket = 0;
  return Uint32Array.from({ length: bucketCount }, (_, part) => {
    while (firstBucketS + part * partS >= (startsS[bucket + 1] ?? Number.POSITIVE_INFINITY)) bucket++;
    return bucket;
  });
}

import type { MetricReader, RollupCells } from '../../store/store.ts';

type Rollup = MetricReader['rollup'];
type RollupWindow = Parameters<Rollup>[1];

/** Cells that are read at a time: 16 MB. */
const mostCells = 1_000_000;

/** Buckets of a series that are read at a time, half a day of 5 seconds. */
const mostBuckets = 8640;

/** Questions whose cells are kept. */
const mostKept = 8;

/**
 * A reader for windows that move on minute by minute: with the first of them what the next ones ask is read, too, and those are
 * answered from that.
 */
export function readsAhead(rollup: Rollup): Rollup {
  const kept = new Map<string, RollupCells>();
  return async (contextIds, window) => {
    const { fromS, toS, intervalS, field } = window;
    // A part of a bucket is something else than the bucket.
    const isWhole = fromS % intervalS === 0 && toS % intervalS === 0;
    const room = Math.min(mostBuckets, Math.floor(mostCells / Math.max(contextIds.length, 1)));
    if (!isWhole || room < 2 * bucketsOf(window)) return rollup(contextIds, window);
    const key = `${intervalS} ${field} ${contextIds.join()}`;
    let cells = kept.get(key);
    if (!cells || !isWithin(cells, window)) {
      cells = await rollup(contextIds, { ...window, toS: fromS + room * intervalS });
      kept.set(key, cells);
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    }
    return cut(cells, window, contextIds.length);
  };
}

function bucketsOf({ fromS, toS, intervalS }: RollupWindow): number {
  return (toS - fromS) / intervalS;
}

function isWithin({ firstBucketS, bucketCount }: RollupCells, { fromS, toS, intervalS }: RollupWindow): boolean {
  return fromS >= firstBucketS && toS <= firstBucketS + bucketCount * intervalS;
}

/** The buckets of a window that is within, of all contexts. */
function cut(cells: RollupCells, window: RollupWindow, contexts: number): RollupCells {
  const bucketCount = bucketsOf(window);
  const first = (window.fromS - cells.firstBucketS) / window.intervalS;
  const part = (column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => {
    const out = new Float64Array(contexts * bucketCount);
    for (let context = 0; context < contexts; context++) {
      const from = context * cells.bucketCount + first;
      out.set(column.subarray(from, from + bucketCount), context * bucketCount);
    }
    return out;
  };
  return { firstBucketS: window.fromS, bucketCount, count: part(cells.count), value: part(cells.value) };
}

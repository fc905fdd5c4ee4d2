import type { RollupColumns } from '../store.ts';

type Column = Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Columns of `length` rows, all zero. */
export function emptyRollup(length: number): RollupColumns {
  return {
    contextId: new Uint32Array(length),
    bucketS: new Float64Array(length),
    min: new Float64Array(length),
    max: new Float64Array(length),
    sum: new Float64Array(length),
    count: new Float64Array(length),
    last: new Float64Array(length),
  };
}

/** Makes each column anew. */
export function mapColumns(columns: RollupColumns, make: <Each extends Column>(column: Each) => Each): RollupColumns {
  return {
    contextId: make(columns.contextId),
    bucketS: make(columns.bucketS),
    min: make(columns.min),
    max: make(columns.max),
    sum: make(columns.sum),
    count: make(columns.count),
    last: make(columns.last),
  };
}

/**
 * Makes rows that come slice of time by slice, in each by context and bucket, one sequence by context and bucket; a bucket
 * cut by the border of slices becomes one row. Linear in rows.
 */
export function mergeSlices(columns: RollupColumns): RollupColumns {
  const placeOf = places(columns.contextId);
  const ordered = mapColumns(columns, (column) => {
    const target = column.slice() as typeof column;
    for (let row = 0; row < column.length; row++) target[placeOf[row] as number] = column[row] as number;
    return target;
  });
  return mergeNeighbours(ordered);
}

/** Merges rows of the same context and bucket in place; of their `last`, the later row's stays. */
function mergeNeighbours(columns: RollupColumns): RollupColumns {
  const { contextId, bucketS, min, max, sum, count, last } = columns;
  let at = -1;
  for (let row = 0; row < sum.length; row++) {
    if (at >= 0 && contextId[at] === contextId[row] && bucketS[at] === bucketS[row]) {
      min[at] = Math.min(min[at] as number, min[row] as number);
      max[at] = Math.max(max[at] as number, max[row] as number);
      sum[at] = (sum[at] as number) + (sum[row] as number);
      count[at] = (count[at] as number) + (count[row] as number);
      last[at] = last[row] as number;
    } else {
      at++;
      for (const column of [contextId, bucketS, min, max, sum, count, last]) column[at] = column[row] as number;
    }
  }
  return mapColumns(columns, (column) => column.slice(0, at + 1) as typeof column);
}

/** Row → its place once ordered. */
function places(contextId: Uint32Array): Uint32Array {
  const next = new Map<number, number>();
  for (const id of contextId) next.set(id, (next.get(id) ?? 0) + 1);
  let start = 0;
  for (const id of [...next.keys()].sort((a, b) => a - b)) {
    const rows = next.get(id) ?? 0;
    next.set(id, start);
    start += rows;
  }
  return contextId.map((id) => {
    const place = next.get(id) ?? 0;
    next.set(id, place + 1);
    return place;
  });
}

import type { DuckDBConnection } from '@duckdb/node-api';
import type { OpenPoint } from './open-points.ts';
import { readPoints, type SecondsWindow } from './point-reader.ts';
import type { RollupBuilder } from './rollup-builder.ts';

/** Cuts a window into slices of about `sliceS` seconds; at buckets' starts, unless a bucket is longer than that. */
export function cutWindow(
  window: SecondsWindow & { readonly intervalS: number },
  sliceS: number,
): readonly SecondsWindow[] {
  const { fromS, toS, intervalS } = window;
  const stepS = sliceS >= intervalS ? Math.floor(sliceS / intervalS) * intervalS : Math.max(1, Math.floor(sliceS));
  const slices: SecondsWindow[] = [];
  for (let startS = fromS - (fromS % intervalS); startS < toS; startS += stepS) {
    if (startS + stepS > fromS) slices.push({ fromS: Math.max(fromS, startS), toS: Math.min(toS, startS + stepS) });
  }
  return slices;
}

/**
 * Adds a slice to a rollup: the stored points, and the open ones that have no stored one in their place.
 * @param query `ids` ascend; `open` has the open points by context id
 */
export async function rollUpSlice(
  connection: DuckDBConnection,
  query: SecondsWindow & { readonly ids: readonly number[]; readonly open: ReadonlyMap<number, readonly OpenPoint[]> },
  builder: RollupBuilder,
): Promise<void> {
  const { fromS, toS, ids } = query;
  const openOf = (id: number): readonly OpenPoint[] =>
    (query.open.get(id) ?? []).filter(({ timestampS }) => timestampS >= fromS && timestampS < toS);
  let next = 0;
  /** Ends the contexts before `id` that have open points only. */
  const skipTo = (id: number): void => {
    for (; next < ids.length && (ids[next] as number) < id; next++) {
      const points = openOf(ids[next] as number);
      for (const { timestampS, value } of points) builder.addPoint(timestampS, value);
      if (points.length > 0) builder.endContext(ids[next] as number);
    }
  };
  builder.beginSlice(fromS, toS);
  await readPoints(connection, { fromS, toS, ids }, (id, timestamps, values) => {
    skipTo(id);
    next++;
    builder.addPoints(timestamps, values);
    for (const { timestampS, value } of openOf(id)) {
      if (!timestamps.includes(timestampS)) builder.addPoint(timestampS, value);
    }
    builder.endContext(id);
  });
  skipTo(Number.POSITIVE_INFINITY);
}

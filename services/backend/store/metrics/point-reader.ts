import {
  type DuckDBConnection,
  type DuckDBListValue,
  type DuckDBType,
  LIST,
  listValue,
  UINTEGER,
} from '@duckdb/node-api';
import { visitLists } from '../engine/number-columns.ts';

/** Whole seconds, `fromS <= ts < toS`. */
export interface SecondsWindow {
  readonly fromS: number;
  readonly toS: number;
}

/** A stored point. */
export interface StoredPoint {
  readonly contextId: number;
  readonly timestampS: number;
  readonly value: number;
}

/** The greatest second the store can hold, exclusive. */
const endOfTimeS = 0xffffffff;

/** Makes a window of any numbers one of whole seconds that the store can hold; the same points lie in both. */
export function toSeconds(window: SecondsWindow): SecondsWindow {
  const clamp = (seconds: number): number => Math.min(endOfTimeS, Math.max(0, Math.ceil(seconds)));
  return { fromS: clamp(window.fromS), toS: clamp(window.toS) };
}

/**
 * Visits the stored points of some contexts, context by context in ascending order; the points of one in no order. Reading
 * lists and rolling up here is several times faster than a GROUP BY of buckets in the database.
 */
export async function readPoints(
  connection: DuckDBConnection,
  query: SecondsWindow & { readonly ids: readonly number[] },
  visit: (contextId: number, timestamps: Uint32Array, values: Float64Array) => void,
): Promise<void> {
  const { condition, values, types } = among(query.ids);
  const result = await connection.run(
    `SELECT context, list(ts), list(value) FROM points WHERE ${between(query)} AND ${condition}
     GROUP BY context ORDER BY context`,
    values,
    types,
  );
  await visitLists(result, (contextId, [timestamps, numbers]) => {
    visit(contextId, timestamps as Uint32Array, numbers as Float64Array);
  });
}

/** The newest stored points of some contexts, newest first. */
export async function readNewest(
  connection: DuckDBConnection,
  query: SecondsWindow & { readonly ids: readonly number[]; readonly limit: number },
): Promise<StoredPoint[]> {
  const { condition, values, types } = among(query.ids);
  const result = await connection.runAndReadAll(
    `SELECT context, ts, value FROM points WHERE ${between(query)} AND ${condition}
     ORDER BY ts DESC, context LIMIT ${Math.floor(query.limit)}`,
    values,
    types,
  );
  return result.getRowsJS().map(([contextId, timestampS, value]) => ({
    contextId: Number(contextId),
    timestampS: Number(timestampS),
    value: Number(value),
  }));
}

function between(window: SecondsWindow): string {
  return `ts >= ${window.fromS} AND ts < ${window.toS}`;
}

/** The condition that a context is one of `ids`, which ascend. Ids without a gap need no join. */
function among(ids: readonly number[]): { condition: string; values: DuckDBListValue[]; types: DuckDBType[] } {
  const first = ids[0] ?? 0;
  const last = ids[ids.length - 1] ?? 0;
  if (last - first === ids.length - 1) {
    return { condition: `context BETWEEN ${first} AND ${last}`, values: [], types: [] };
  }
  return {
    condition: 'context IN (SELECT unnest($1))',
    values: [listValue([...ids])],
    types: [LIST(UINTEGER)],
  };
}

import { visitNumberColumns } from '../engine/number-columns.ts';
import type { RollupField } from '../store.ts';
import { cutWindow } from './cut-window.ts';
import type { SecondsWindow } from './seconds-window.ts';
import type { RowsQuery, Snapshot } from './tiers/snapshot.ts';
import { tiers } from './tiers/tiers.ts';

/** A stored point. */
export interface StoredPoint {
  readonly contextId: number;
  readonly timestampS: number;
  readonly value: number;
}

/**
 * Stored points in columns: point i is `(contextId[i], timestampS[i], value[i])`. With `count` it stands for so many: `value`
 * is their sum, the least or the greatest of them.
 */
export interface PointColumns {
  readonly contextId: Uint32Array;
  readonly timestampS: Uint32Array;
  readonly value: Float64Array;
  readonly count?: Float64Array;
}

/** Which points to read, and what of those that stand for several. */
export interface PointsQuery extends SecondsWindow {
  /** Contexts, in ascending order. */
  readonly ids: readonly number[];
  readonly intervalS: number;
  readonly field: RollupField;
  /** How many points the contexts might have in a second. */
  readonly pointsPerS: number;
  /** Whether some of the contexts are distributions. */
  readonly hasSketches: boolean;
}

/** Rows read at once at most, about: 24 MB. */
const rowLimit = 1_000_000;

/** For how long rows are counted together where they are counted before they are read, in seconds. */
const stretchS = 600;

/**
 * Visits the stored points of some contexts, about two thousand at a time, in no order; where a coarser tier gives the same
 * buckets, what stands for them there. Rolling up here what comes as it lies is several times faster than a GROUP BY of
 * buckets, or of lists, in the database.
 */
export async function readPoints(
  snapshot: Snapshot,
  query: PointsQuery,
  visit: (points: PointColumns) => void,
): Promise<void> {
  const { ids, field, hasSketches } = query;
  for (const { tier, ...window } of snapshot.plan(query, query.intervalS)) {
    const points: RowsQuery = { tier, form: 'points', columns: ['value'], window, ids };
    const rollups: RowsQuery = { tier, form: 'rollups', columns: ['count', field], window, ids };
    if (tier.name !== 'raw') {
      await visitSlices(snapshot, rollups, { rowsPerS: ids.length / tier.stepS, field, visit });
      continue;
    }
    await visitSlices(snapshot, points, { rowsPerS: query.pointsPerS, field, visit });
    if (hasSketches) await visitSlices(snapshot, rollups, { rowsPerS: query.pointsPerS, field, visit });
  }
}

/**
 * Visits rows. When they might be many, they are counted first: then only stretches of time are read that have rows, and
 * never very many at once.
 */
async function visitSlices(
  snapshot: Snapshot,
  query: RowsQuery,
  how: { readonly rowsPerS: number; readonly field: RollupField; readonly visit: (points: PointColumns) => void },
): Promise<void> {
  const { window } = query;
  const isSmall = how.rowsPerS * (window.toS - window.fromS) <= rowLimit;
  const slices = isSmall
    ? [window]
    : cutWindow(window, { counts: await countRows(snapshot, query), stretchS, limit: rowLimit });
  const areSingle = query.form === 'points';
  for (const slice of slices) {
    const result = await snapshot.select({ ...query, window: slice }, (rows) =>
      areSingle ? `SELECT context, ts, value FROM ${rows}` : `SELECT context, ts, ${how.field}, count FROM ${rows}`,
    );
    visitNumberColumns(result, ([contextId, timestampS, value, count]) => {
      how.visit({
        contextId: contextId as Uint32Array,
        timestampS: timestampS as Uint32Array,
        value: value as Float64Array,
        ...(areSingle ? {} : { count: count as Float64Array }),
      });
    });
  }
}

/** How many rows there are, for each stretch of `stretchS` seconds where there are any, in order. */
async function countRows(
  snapshot: Snapshot,
  query: RowsQuery,
): Promise<{ readonly fromS: number; readonly points: number }[]> {
  const result = await snapshot.select(
    query,
    (rows) =>
      `SELECT (ts // ${stretchS})::UINTEGER AS stretch, count(*)::UINTEGER FROM ${rows} GROUP BY stretch ORDER BY stretch`,
  );
  const counts: { fromS: number; points: number }[] = [];
  visitNumberColumns(result, ([stretch, points]) => {
    stretch?.forEach((each, row) => {
      counts.push({ fromS: each * stretchS, points: points?.[row] ?? 0 });
    });
  });
  return counts;
}

/** The newest stored points of some contexts, newest first, at their own second. Distributions have none. */
export async function readNewest(
  snapshot: Snapshot,
  query: SecondsWindow & { readonly ids: readonly number[]; readonly limit: number },
): Promise<StoredPoint[]> {
  const { ids, limit, ...window } = query;
  const [raw] = tiers;
  const result = await snapshot.select(
    { tier: raw, form: 'points', columns: ['value'], window, ids },
    (rows) => `SELECT context, ts, value FROM ${rows} ORDER BY ts DESC, context LIMIT ${Math.floor(limit)}`,
  );
  const rows = await result.getRowsJS();
  return rows.map(([contextId, timestampS, value]) => ({
    contextId: Number(contextId),
    timestampS: Number(timestampS),
    value: Number(value),
  }));
}

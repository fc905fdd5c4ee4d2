import { type DuckDBConnection, type DuckDBMaterializedResult, LIST, listValue, UINTEGER } from '@duckdb/node-api';
import type { SecondsWindow } from '../seconds-window.ts';
import { planTiers, type TierPart } from './plan-tiers.ts';
import { relation } from './relation.ts';
import { listSegments, type Segment } from './segment.ts';
import type { SegmentFiles } from './segment-files.ts';
import { lateSpans, readTierState, type TierState } from './tier-state.ts';
import { type Form, type Tier, type TierName, tableOf } from './tiers.ts';

/** Rows of one form of a tier. */
export interface RowsQuery {
  readonly tier: Tier;
  readonly form: Form;
  /** Columns besides context and ts. */
  readonly columns: readonly string[];
  readonly window: SecondsWindow;
  /** Contexts, in ascending order. */
  readonly ids: readonly number[] | 'all';
}

/** All tiers as one transaction of a connection sees them: what is in DuckDB, and which segments belong to it. */
export class Snapshot {
  readonly #connection: DuckDBConnection;
  readonly #files: SegmentFiles;
  readonly #segments: readonly Segment[];
  readonly #state: TierState;
  readonly #late: Readonly<Record<TierName, readonly number[]>>;

  private constructor(
    connection: DuckDBConnection,
    files: SegmentFiles,
    seen: { segments: readonly Segment[]; state: TierState; late: Readonly<Record<TierName, readonly number[]>> },
  ) {
    this.#connection = connection;
    this.#files = files;
    this.#segments = seen.segments;
    this.#state = seen.state;
    this.#late = seen.late;
  }

  /**
   * @param connection within a transaction
   * @param window what is going to be read lies within it
   */
  static async of(connection: DuckDBConnection, files: SegmentFiles, window: SecondsWindow): Promise<Snapshot> {
    const state = await readTierState(connection);
    const segments = await listSegments(connection, window);
    return new Snapshot(connection, files, { segments, state, late: await lateSpans(connection, state) });
  }

  /** From which tiers a window is read, for buckets of this many seconds. */
  plan(window: SecondsWindow, intervalS: number): readonly TierPart[] {
    return planTiers({ window, intervalS, state: this.#state, late: this.#late });
  }

  /** Runs a statement over rows; `sql` is given a relation with the columns `context`, `ts` and those asked for. */
  select(query: RowsQuery, sql: (rows: string) => string): Promise<DuckDBMaterializedResult> {
    const { tier, form, columns, window, ids } = query;
    return runAmong(this.#connection, ids, (among) =>
      sql(
        relation({
          table: tableOf(tier, form),
          window,
          columns,
          among,
          segments: this.#segments,
          files: this.#files,
          isLate: this.#late[tier.name].length > 0,
        }),
      ),
    );
  }
}

/** Runs a statement with the condition that a context is one of `ids`, which ascend. Ids without a gap need no join. */
function runAmong(
  connection: DuckDBConnection,
  ids: RowsQuery['ids'],
  sql: (among: string) => string,
): Promise<DuckDBMaterializedResult> {
  if (ids === 'all') return connection.run(sql('true'));
  const first = ids[0] ?? 0;
  const last = ids[ids.length - 1] ?? 0;
  if (last - first === ids.length - 1) return connection.run(sql(`context BETWEEN ${first} AND ${last}`));
  return connection.run(sql('context IN (SELECT unnest($1))'), [listValue([...ids])], [LIST(UINTEGER)]);
}

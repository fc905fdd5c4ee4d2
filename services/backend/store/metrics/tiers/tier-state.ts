import type { DuckDBConnection } from '@duckdb/node-api';
import { type TierName, tiers } from './tiers.ts';

/** How far a tier has come, in Unix seconds. */
export interface TierProgress {
  /** All rows before this were sealed, and the next tier made of them, but for what came late. */
  readonly sealedUpToS: number;
  /** Rows before this are no longer kept. */
  readonly keptFromS: number;
}

export type TierState = Readonly<Record<TierName, TierProgress>>;

/** Where the tiers stand, as the connection's transaction sees it. */
export async function readTierState(connection: DuckDBConnection): Promise<TierState> {
  const rows = (await connection.runAndReadAll('SELECT name, sealed_up_to_s, kept_from_s FROM tiers')).getRowsJS();
  const progressOf = (name: TierName): TierProgress => {
    const row = rows.find(([each]) => each === name);
    return { sealedUpToS: Number(row?.[1] ?? 0), keptFromS: Number(row?.[2] ?? 0) };
  };
  return { raw: progressOf('raw'), minute: progressOf('minute'), hour: progressOf('hour') };
}

export async function writeTierProgress(
  connection: DuckDBConnection,
  name: TierName,
  { sealedUpToS, keptFromS }: TierProgress,
): Promise<void> {
  await connection.run(`DELETE FROM tiers WHERE name = '${name}'`);
  await connection.run(`INSERT INTO tiers VALUES ('${name}', ${sealedUpToS}, ${keptFromS})`);
}

/**
 * The spans of each tier, by their first second, that have rows in DuckDB though they are sealed, or lie before a segment: what
 * came late.
 */
export async function lateSpans(
  connection: DuckDBConnection,
  state: TierState,
): Promise<Readonly<Record<TierName, readonly number[]>>> {
  const late: Record<TierName, readonly number[]> = { raw: [], minute: [], hour: [] };
  for (const { name, spanS, tables } of tiers) {
    const names = tables.map((table) => `'${table.name}'`).join(', ');
    // A seal of several windows that did not come to its end leaves segments after what counts as sealed.
    const upToS = `greatest(${state[name].sealedUpToS},
      (SELECT coalesce(max(to_s), 0) FROM segments WHERE table_name IN (${names})))`;
    const selects = tables.map(
      (table) => `SELECT DISTINCT ts // ${spanS} AS span FROM ${table.name} WHERE ts < ${upToS}`,
    );
    const result = await connection.runAndReadAll(`${selects.join(' UNION ')} ORDER BY span`);
    late[name] = result.getRowsJS().map(([span]) => Number(span) * spanS);
  }
  return late;
}

/** The second before which rows of their own second may lie in segments. */
export async function newestSealedS(connection: DuckDBConnection): Promise<number> {
  const { raw } = await readTierState(connection);
  const [[toS] = []] = (await connection.runAndReadAll('SELECT max(to_s) FROM segments')).getRowsJS();
  return Math.max(raw.sealedUpToS, Number(toS ?? 0));
}

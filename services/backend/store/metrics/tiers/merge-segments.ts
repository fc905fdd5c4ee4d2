import type { DuckDBConnection } from '@duckdb/node-api';
import { forms } from './forms.ts';
import { deleteSegments, insertSegment, type Segment } from './segment.ts';
import type { SegmentFiles } from './segment-files.ts';
import type { Tier, TierTable } from './tiers.ts';
import { writeRows } from './write-rows.ts';

/** Rows of a merged segment at most: what is sorted at once. */
const rowLimit = 20_000_000;

/** Segments of a table that are to become one. */
export interface Merge {
  readonly table: TierTable;
  /** In order of time; two at least. */
  readonly segments: readonly Segment[];
}

/** The merges that are due in a tier: of the segments of each period that is over and sealed, as far as they are not too large. */
export function mergesOf(tier: Tier, segments: readonly Segment[], sealedUpToS: number): readonly Merge[] {
  return tier.tables.flatMap((table) => {
    const ofTable = segments.filter((segment) => segment.table === table.name);
    return periodsOf(ofTable, tier, sealedUpToS)
      .flatMap(groupsOf)
      .filter((group) => group.length > 1)
      .map((group) => ({ table, segments: group }));
  });
}

/** The segments of each period, the longest that is over. */
function periodsOf(
  segments: readonly Segment[],
  { mergeS }: Tier,
  sealedUpToS: number,
): readonly (readonly Segment[])[] {
  const byPeriod = new Map<string, Segment[]>();
  for (const segment of segments) {
    const lengthS = mergeS.find((length) => endOf(segment.fromS, length) <= sealedUpToS);
    if (lengthS === undefined) continue;
    const period = `${lengthS}/${endOf(segment.fromS, lengthS)}`;
    byPeriod.set(period, [...(byPeriod.get(period) ?? []), segment]);
  }
  return [...byPeriod.values()];
}

/** The end of the period that a second is in. */
function endOf(second: number, lengthS: number): number {
  return (Math.floor(second / lengthS) + 1) * lengthS;
}

/** Neighbours, as many as do not have too many rows together. */
function groupsOf(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const groups: Segment[][] = [];
  let rows = 0;
  for (const segment of segments.toSorted((a, b) => a.fromS - b.fromS)) {
    const group = groups.at(-1);
    rows += segment.rows;
    if (group && rows <= rowLimit) group.push(segment);
    else {
      groups.push([segment]);
      rows = segment.rows;
    }
  }
  return groups;
}

/** Writes the rows of several segments into one. */
export function writeMerged(
  connection: DuckDBConnection,
  { table, segments }: Merge,
  to: { readonly files: SegmentFiles; readonly wrote: (file: string) => void },
): Promise<Segment> {
  const { files, wrote } = to;
  const { columns, decode } = forms[table.form];
  const decoded = columns.map((name) => `${decode[name]} AS ${name}`).join(', ');
  const paths = segments.map(({ file }) => `'${files.path(file)}'`).join(', ');
  const window = {
    fromS: Math.min(...segments.map(({ fromS }) => fromS)),
    toS: Math.max(...segments.map(({ toS }) => toS)),
  };
  return writeRows(connection, {
    table,
    window,
    files,
    wrote,
    rows: `SELECT ${decoded} FROM read_parquet([${paths}])`,
  });
}

/** Puts the merged segment in the place of those that are in it; within one transaction. */
export async function applyMerge(connection: DuckDBConnection, { segments }: Merge, merged: Segment): Promise<void> {
  await deleteSegments(connection, segments);
  await insertSegment(connection, merged);
}

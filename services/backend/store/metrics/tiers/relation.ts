import type { SecondsWindow } from '../seconds-window.ts';
import { forms } from './forms.ts';
import { overlap, type Segment } from './segment.ts';
import type { SegmentFiles } from './segment-files.ts';
import type { TierTable } from './tiers.ts';

/** Which rows of a table. */
export interface RelationQuery {
  readonly table: TierTable;
  readonly window: SecondsWindow;
  /** Columns of the form, besides context and ts. */
  readonly columns: readonly string[];
  /** SQL: a condition on `context`. */
  readonly among: string;
  /** All segments that there are. */
  readonly segments: readonly Segment[];
  readonly files: SegmentFiles;
  /** Whether rows in DuckDB may stand for rows of these segments. */
  readonly isLate: boolean;
  /** SQL: a condition on rows in DuckDB; default: all of them. */
  readonly hotCondition?: string;
}

/**
 * SQL: `(SELECT context, ts, …)` of the rows of a window, those in DuckDB and those in segments. Where they add up, they come
 * one beside the other.
 */
export function relation(query: RelationQuery): string {
  const { table, window, among } = query;
  const names = ['context', 'ts', ...query.columns];
  const where = `WHERE ts >= ${window.fromS} AND ts < ${window.toS} AND ${among}`;
  const { hotCondition = 'true' } = query;
  const hot = `SELECT ${names.join(', ')} FROM ${table.name} ${where} AND ${hotCondition}`;
  const paths = query.segments
    .filter((segment) => segment.table === table.name && overlap(segment, window))
    .map(({ file }) => `'${query.files.path(file)}'`);
  if (paths.length === 0) return `(${hot})`;
  const { decode } = forms[table.form];
  const decoded = names.map((name) => `${decode[name]} AS ${name}`).join(', ');
  const replaced =
    table.join === 'replace' && query.isLate
      ? ` ANTI JOIN (SELECT context, ts FROM ${table.name} WHERE ts >= ${window.fromS} AND ts < ${window.toS} AND ${hotCondition})
         USING (context, ts)`
      : '';
  return `(${hot} UNION ALL SELECT ${decoded} FROM read_parquet([${paths.join(', ')}])${replaced} ${where})`;
}

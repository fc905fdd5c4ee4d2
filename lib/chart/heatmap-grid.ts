import type { QuerySeries } from '../api-types/query.ts';
import type { AxisRules } from './axis-rules.ts';
import { bucketCounts } from './bucket-counts.ts';
import { bucketEdges } from './bucket-edges.ts';
import { logBase } from './log-base.ts';
import type { ValueBin } from './value-bins.ts';

/** The values of a bucket of time. */
export interface HeatmapColumn {
  readonly fromMs: number;
  readonly toMs: number;
  readonly bins: readonly ValueBin[];
}

/** Columns cut into buckets of values. */
export interface HeatmapGrid {
  readonly columns: readonly HeatmapColumn[];
  /** Of the buckets of values, ascending. */
  readonly edges: readonly number[];
  /** By column: how many values are in each bucket. */
  readonly counts: readonly Float64Array[];
  /** The greatest of them. */
  readonly most: number;
}

/** Buckets of values that are aimed at. */
const BUCKETS = 32;

/** Cuts the values of all columns into the same buckets. */
export function heatmapGrid(
  columns: readonly HeatmapColumn[],
  { axis, unit }: { readonly axis: AxisRules; readonly unit: QuerySeries['unit'] },
): HeatmapGrid {
  const all = columns.flatMap(({ bins }) => bins);
  const edges = bucketEdges(all, { axis, buckets: BUCKETS, base: logBase(unit) });
  const counts = columns.map(({ bins }) => bucketCounts(bins, edges, { isLog: axis.scale === 'log' }));
  const most = counts.reduce((greatest, column) => Math.max(greatest, ...column), 0);
  return { columns, edges, counts, most };
}

import type { QuerySeries } from '../../../../lib/api-types/query.ts';
import type { SpanAggregateBucket } from '../../../../lib/api-types/spans.ts';
import type { NamedSeries } from '../../../../lib/chart/ordered-series.ts';

interface SeriesOf {
  readonly label: string;
  /** Which compute of the bucket, `c0`. */
  readonly compute: string;
  readonly intervalS: number;
  readonly unit: QuerySeries['unit'];
}

/** A compute of a bucket over time as a line for the charts. Intervals in which nothing came are not in it. */
export function spanSeries(bucket: SpanAggregateBucket | undefined, of: SeriesOf): NamedSeries {
  const values = bucket?.attributes.compute[of.compute];
  const pointlist = Array.isArray(values)
    ? values.map(({ time, value }): readonly [number, number | null] => [Date.parse(time), value])
    : [];
  return {
    label: of.label,
    series: {
      metric: of.label,
      display_name: of.label,
      scope: '*',
      expression: of.label,
      tag_set: [],
      attributes: {},
      aggr: null,
      query_index: 0,
      interval: of.intervalS,
      start: pointlist[0]?.[0] ?? 0,
      end: pointlist.at(-1)?.[0] ?? 0,
      length: pointlist.length,
      unit: of.unit,
      pointlist,
    },
  };
}

/** All values of a line together. */
export function seriesTotal({ series }: NamedSeries): number {
  return series.pointlist.reduce((sum, [, value]) => sum + (value ?? 0), 0);
}

/** A compute that is one number; undefined where there was nothing to compute of. */
export function computedNumber(bucket: SpanAggregateBucket | undefined, compute: string): number | undefined {
  const value = bucket?.attributes.compute[compute];
  return typeof value === 'number' ? value : undefined;
}

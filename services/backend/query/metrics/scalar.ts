import type { SeriesSet } from './series-set.ts';

export const scalarAggregators = ['avg', 'min', 'max', 'sum', 'last', 'percentile', 'mean', 'l2norm', 'area'] as const;

/** How the points of a series become one number. */
export type ScalarAggregator = (typeof scalarAggregators)[number];

type Aggregate = (points: Float64Array, intervalS: number) => number;

const sum: Aggregate = (points) => points.reduce((total, value) => total + value, 0);
const mean: Aggregate = (points, intervalS) => sum(points, intervalS) / points.length;

/** How points become one number; there is at least one. `percentile` is the mean of the percentiles of the buckets. */
const aggregates: Readonly<Record<ScalarAggregator, Aggregate>> = {
  avg: mean,
  mean,
  percentile: mean,
  sum,
  min: (points) => points.reduce((least, value) => Math.min(least, value)),
  max: (points) => points.reduce((most, value) => Math.max(most, value)),
  last: (points) => points.at(-1) ?? Number.NaN,
  l2norm: (points) => Math.sqrt(points.reduce((total, value) => total + value ** 2, 0)),
  area: (points, intervalS) => sum(points, intervalS) * intervalS,
};

/** Each series as one point, at the time of the first bucket; a series without a point is left out. */
export function toScalars(set: SeriesSet, aggregator: ScalarAggregator): SeriesSet {
  const series = set.series.flatMap(({ groupTags, values }) => {
    const points = values.filter((value) => !Number.isNaN(value));
    if (points.length === 0) return [];
    return [{ groupTags, values: Float64Array.of(aggregates[aggregator](points, set.intervalS)) }];
  });
  return { ...set, timesS: Float64Array.of(0), series };
}

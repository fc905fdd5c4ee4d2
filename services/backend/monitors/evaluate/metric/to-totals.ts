import type { SeriesSet } from '../../../query/metrics/series-set.ts';
import { aggregatePoints, type PointAggregator } from '../aggregate-points.ts';

/** Each line as the one number that its points come to; a line without points is left out. */
export function toTotals(set: SeriesSet, aggregator: PointAggregator): SeriesSet {
  const series = set.series.flatMap(({ groupTags, values }) => {
    const total = aggregatePoints(values, aggregator);
    return total === undefined ? [] : [{ groupTags, values: Float64Array.of(total) }];
  });
  return { ...set, timesS: Float64Array.of(0), series };
}

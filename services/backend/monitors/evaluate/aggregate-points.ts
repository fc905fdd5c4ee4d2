import type { WindowAggregator } from '../../../../lib/monitor-language/types.ts';

/** How the points of a window become one number: as a monitor's head has it, or `last` of a formula. */
export type PointAggregator = WindowAggregator | 'last';

/** The number that points come to; undefined without any. NaN is no point. */
export function aggregatePoints(values: Float64Array, aggregator: PointAggregator): number | undefined {
  const points = values.filter((value) => !Number.isNaN(value));
  if (points.length === 0) return undefined;
  // Of what functions make of percentiles, which are those of their buckets: their mean.
  switch (typeof aggregator === 'object' ? 'avg' : aggregator) {
    case 'avg':
      return sumOf(points) / points.length;
    case 'sum':
      return sumOf(points);
    case 'min':
      return points.reduce((least, value) => Math.min(least, value));
    case 'max':
      return points.reduce((most, value) => Math.max(most, value));
    case 'count':
      return points.length;
    case 'last':
      return points.at(-1);
  }
}

function sumOf(points: Float64Array): number {
  return points.reduce((total, value) => total + value, 0);
}

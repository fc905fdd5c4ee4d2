import { errors } from '../../../../lib/http/errors.ts';
import type { MetricQuery, Percentile, SpaceAggregator } from '../../../../lib/query-language/types.ts';

/**
 * How the values of a bucket and group become one: `avg` where a query does not say.
 * @throws HttpError 400 for `histogram:`, which has bins and no line
 */
export function lineAggregator({ aggregator = 'avg' }: MetricQuery): SpaceAggregator | Percentile {
  if (aggregator !== 'histogram') return aggregator;
  throw errors.bad('histogram: has bins and no line; it can be asked by heatmaps and distributions alone');
}

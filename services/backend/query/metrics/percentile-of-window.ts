import type { MetricQuery, Percentile } from '../../../../lib/query-language/types.ts';
import type { MetricReader } from '../../store/store.ts';
import { evaluateDistributions } from './evaluate-distributions.ts';
import { onePoint, type SeriesSet } from './series-set.ts';

/** One bucket of the store's grid that all of our time lies in: a century from 1970 on. */
const century = { firstBucketS: 0, intervalS: 100 * 365 * 86_400, bucketCount: 1 };

/**
 * A percentile of all values that distributions have in a window, by the query's groups: one number each, whatever buckets a graph
 * of the query would have.
 * @param window Unix seconds; what is of its last second no longer counts
 */
export async function percentileOfWindow(
  reader: Pick<MetricReader, 'select' | 'rollup' | 'sketches'>,
  query: MetricQuery & { readonly aggregator: Percentile },
  window: { readonly fromS: number; readonly toS: number },
): Promise<SeriesSet> {
  const contexts = (await reader.select(query.metric, query.filter)).filter(({ type }) => type === 'distribution');
  const asked = { query, aggregator: query.aggregator, plan: century, contexts, only: window };
  const series = contexts.length === 0 ? [] : await evaluateDistributions(reader, asked);
  return onePoint(window, { groupKeys: query.groupBy, isZeroFilled: false, series });
}

import { errors } from '../../../../lib/http/errors.ts';
import type { MetricQuery } from '../../../../lib/query-language/types.ts';
import type { MetricReader, SketchCells } from '../../store/store.ts';
import { type BucketPlan, planBuckets, type QueryWindow } from './plan.ts';

/** Bins of all buckets together; more are refused. */
const maxBinsInAll = 500_000;

/** What `histogram:` comes to: bins by bucket of time, as the store has them. */
export type Histogram = BucketPlan & Pick<SketchCells, 'cell' | 'key' | 'weight'>;

/**
 * Evaluates `histogram:my_metric{…}`: the bins of all distributions that the scope selects, added up by bucket of time. An
 * unknown metric has none.
 * @throws HttpError 400 when the query is another one, has what a histogram has not, or its metric is no distribution
 */
export async function evaluateHistogram(
  reader: Pick<MetricReader, 'select' | 'sketches'>,
  query: MetricQuery,
  window: QueryWindow,
): Promise<Histogram> {
  refuseOthers(query);
  const plan = planBuckets(query, window);
  const contexts = plan.bucketCount === 0 ? [] : await reader.select(query.metric, query.filter);
  const distributions = contexts.filter(({ type }) => type === 'distribution');
  const [other] = contexts;
  if (other && distributions.length === 0) throw errors.percentileOfOther('histogram:', query.metric, other.type);
  const fromS = plan.firstBucketS;
  const toS = fromS + plan.bucketCount * plan.intervalS;
  const ids = distributions.map(({ id }) => id);
  const { cell, key, weight } =
    ids.length === 0 ? none : await reader.sketches([ids], { fromS, toS, intervalS: plan.intervalS });
  if (cell.length > maxBinsInAll) throw errors.tooManyPoints({ limit: maxBinsInAll, buckets: plan.bucketCount });
  return { ...plan, cell, key, weight };
}

const none = { cell: new Uint32Array(), key: new Int16Array(), weight: new Float64Array() };

function refuseOthers({ aggregator, groupBy, as, rollup, fill }: MetricQuery): void {
  if (aggregator !== 'histogram') throw errors.bad("A histogram is asked as 'histogram:my_metric{…}'");
  const unknown = [
    groupBy.length > 0 && 'by {…}',
    as && `.as_${as}()`,
    rollup?.calendar && 'a calendar rollup',
    rollup?.method && `.rollup(${rollup.method})`,
    fill && '.fill()',
  ].find((each) => each);
  if (unknown) throw errors.bad(`not supported yet: ${unknown} with histogram:`);
}

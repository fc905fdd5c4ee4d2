import { errors } from '../../../../lib/http/errors.ts';
import type { MetricQuery } from '../../../../lib/query-language/types.ts';
import type { MetricReader } from '../../store/store.ts';
import { evaluateDistributions, isPercentile } from './evaluate-distributions.ts';
import { type GroupSeries, Groups } from './groups.ts';
import { interpolationMargin } from './interpolation.ts';
import { lineAggregator } from './line-aggregator.ts';
import { type BucketPlan, planBuckets, type QueryWindow } from './plan.ts';
import { SourceRows } from './source-rows.ts';
import { type Source, toSources } from './sources.ts';
import { fieldOf } from './time-aggregator.ts';

/** The answer to a metric query: a value per bucket and group. */
export interface MetricResult extends BucketPlan {
  /** Ordered by group; only groups with at least one value. */
  readonly series: readonly GroupSeries[];
}

/** Cells (contexts × buckets) read from the store at a time: bounds the memory of a query. */
const cellsPerRead = 1_000_000;

/**
 * Evaluates one metric query in Datadog's order: contexts by metric and scope, each source's points into buckets,
 * interpolation, space aggregation by group. An unknown metric has no series. A metric that was sent both as a distribution
 * and as something else is read as a distribution.
 * @throws HttpError 400 when the answer would be too large, or for a percentile of what is no distribution.
 */
export async function evaluateMetricQuery(
  reader: Pick<MetricReader, 'select' | 'rollup' | 'sketches'>,
  query: MetricQuery,
  window: QueryWindow,
): Promise<MetricResult> {
  const aggregator = lineAggregator(query);
  const plan = planBuckets(query, window);
  if (plan.bucketCount === 0) return { ...plan, series: [] };
  const contexts = await reader.select(query.metric, query.filter);
  const distributions = contexts.filter(({ type }) => type === 'distribution');
  if (distributions.length > 0) {
    return {
      ...plan,
      series: await evaluateDistributions(reader, { query, aggregator, plan, contexts: distributions }),
    };
  }
  const [first] = contexts;
  if (!first) return { ...plan, series: [] };
  if (isPercentile(aggregator)) throw errors.percentileOfOther(aggregator, query.metric, first.type);
  const sources = toSources(contexts);
  const margin = sources.length > 1 || query.fill ? interpolationMargin(plan.intervalS, query.fill?.limitS) : 0;
  const read = withMargin(plan, margin);
  const groups = new Groups(query, aggregator, plan.bucketCount);
  const row = new SourceRows(query, read, margin);
  for (const batch of batches(sources, read.bucketCount)) {
    const ids = Uint32Array.from(batch.flatMap((source) => source.contexts.map(({ id }) => id)));
    const cells = await reader.rollup(ids, { ...toReadWindow(read), field: fieldOf(query.rollup?.method) });
    let context = 0;
    for (const source of batch) {
      if (row.build(source, cells, context)) groups.add(source.tags, row);
      context += source.contexts.length;
    }
  }
  return { ...plan, series: groups.finish() };
}

function withMargin(plan: BucketPlan, margin: number): BucketPlan {
  return {
    intervalS: plan.intervalS,
    firstBucketS: plan.firstBucketS - margin * plan.intervalS,
    bucketCount: plan.bucketCount + 2 * margin,
  };
}

function toReadWindow(plan: BucketPlan): { fromS: number; toS: number; intervalS: number } {
  const { intervalS, firstBucketS, bucketCount } = plan;
  return { fromS: firstBucketS, toS: firstBucketS + bucketCount * intervalS, intervalS };
}

/** Sources one after the other, as many as do not have more cells than are read at a time, or one. */
function* batches(sources: readonly Source[], bucketCount: number): Generator<readonly Source[]> {
  let batch: Source[] = [];
  let cells = 0;
  for (const source of sources) {
    const more = source.contexts.length * bucketCount;
    if (batch.length > 0 && cells + more > cellsPerRead) {
      yield batch;
      batch = [];
      cells = 0;
    }
    batch.push(source);
    cells += more;
  }
  if (batch.length > 0) yield batch;
}

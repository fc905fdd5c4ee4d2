import type { MetricQuery, Percentile, SpaceAggregator } from '../../../../lib/query-language/types.ts';
import { quantile } from '../../../../lib/sketch/quantile.ts';
import type { MetricReader, RollupField, SelectedContext } from '../../store/store.ts';
import { type DistributionGroup, groupDistributions } from './distribution-groups.ts';
import type { GroupSeries } from './groups.ts';
import { hasValue } from './has-value.ts';
import type { BucketPlan } from './plan.ts';

/** Cells (contexts × buckets) read from the store at a time: bounds the memory of a query. */
const cellsPerRead = 1_000_000;

/**
 * Evaluates a query over distributions: all values of a group and bucket are one distribution, whose average, sum, least,
 * greatest, number or percentile is the answer. Nothing is interpolated, and a method in `.rollup()` has no meaning (api.md 3.2).
 */
export async function evaluateDistributions(
  reader: Pick<MetricReader, 'rollup' | 'sketches'>,
  { query, plan, contexts }: { query: MetricQuery; plan: BucketPlan; contexts: readonly SelectedContext[] },
): Promise<readonly GroupSeries[]> {
  const { aggregator = 'avg' } = query;
  const groups = groupDistributions(contexts, query, plan.bucketCount);
  const values = isPercentile(aggregator)
    ? await percentiles(reader, { plan, groups, share: Number(aggregator.slice(1)) / 100 })
    : await aggregates(reader, { plan, groups, aggregator });
  const scale = query.as === 'rate' && (aggregator === 'sum' || aggregator === 'count') ? 1 / plan.intervalS : 1;
  return groups.flatMap(({ groupTags }, group) => {
    const row = values.subarray(group * plan.bucketCount, (group + 1) * plan.bucketCount);
    if (!hasValue(row)) return [];
    return [{ groupTags, values: scale === 1 ? row : row.map((value) => value * scale) }];
  });
}

export function isPercentile(aggregator: SpaceAggregator | Percentile | undefined): aggregator is Percentile {
  return aggregator?.startsWith('p') ?? false;
}

interface Rows {
  readonly plan: BucketPlan;
  readonly groups: readonly DistributionGroup[];
}

async function aggregates(
  reader: Pick<MetricReader, 'rollup'>,
  { plan, groups, aggregator }: Rows & { readonly aggregator: SpaceAggregator },
): Promise<Float64Array> {
  const field = aggregator === 'min' || aggregator === 'max' ? aggregator : 'sum';
  const { count, value } = await addUp(reader, { plan, groups, field });
  return value.map((held, at) => {
    const values = count[at] as number;
    if (values === 0) return Number.NaN;
    if (aggregator === 'count') return values;
    return aggregator === 'avg' ? held / values : held;
  });
}

/** The values of each group and bucket: how many, and their sum, least or greatest. */
async function addUp(
  reader: Pick<MetricReader, 'rollup'>,
  { plan, groups, field }: Rows & { readonly field: RollupField },
): Promise<{ readonly count: Float64Array; readonly value: Float64Array }> {
  const { bucketCount } = plan;
  const count = new Float64Array(groups.length * bucketCount);
  const value = new Float64Array(groups.length * bucketCount);
  const idsPerRead = Math.max(1, Math.floor(cellsPerRead / bucketCount));
  for (const [group, { contexts }] of groups.entries()) {
    for (let from = 0; from < contexts.length; from += idsPerRead) {
      const ids = contexts.slice(from, from + idsPerRead).map(({ id }) => id);
      const cells = await reader.rollup(ids, { ...windowOf(plan), field });
      cells.count.forEach((more, cell) => {
        if (more === 0) return;
        const at = group * bucketCount + (cell % bucketCount);
        const held = value[at] as number;
        const now = cells.value[cell] as number;
        value[at] = count[at] === 0 ? now : field === 'sum' ? held + now : Math[field](held, now);
        count[at] = (count[at] as number) + more;
      });
    }
  }
  return { count, value };
}

async function percentiles(
  reader: Pick<MetricReader, 'rollup' | 'sketches'>,
  { plan, groups, share }: Rows & { readonly share: number },
): Promise<Float64Array> {
  const least = await addUp(reader, { plan, groups, field: 'min' });
  const greatest = await addUp(reader, { plan, groups, field: 'max' });
  const ids = groups.map(({ contexts }) => contexts.map(({ id }) => id));
  const { cell, key, weight } = await reader.sketches(ids, windowOf(plan));
  const values = new Float64Array(groups.length * plan.bucketCount).fill(Number.NaN);
  for (let from = 0; from < cell.length; ) {
    const at = cell[from] as number;
    let to = from;
    while (to < cell.length && cell[to] === at) to++;
    const bins = { keys: key.subarray(from, to), weights: weight.subarray(from, to) };
    values[at] = quantile(bins, { min: least.value[at] as number, max: greatest.value[at] as number }, share);
    from = to;
  }
  return values;
}

function windowOf({ intervalS, firstBucketS, bucketCount }: BucketPlan): {
  fromS: number;
  toS: number;
  intervalS: number;
} {
  return { fromS: firstBucketS, toS: firstBucketS + bucketCount * intervalS, intervalS };
}

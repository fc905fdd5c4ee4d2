import type { MetricQuery, Percentile, SpaceAggregator } from '../../../../lib/query-language/types.ts';
import { quantile } from '../../../../lib/sketch/quantile.ts';
import type { MetricReader, RollupCells, RollupField, SelectedContext } from '../../store/store.ts';
import { type DistributionGroup, groupDistributions } from './distribution-groups.ts';
import type { GroupSeries } from './groups.ts';
import { hasValue } from './has-value.ts';
import type { BucketPlan } from './plan.ts';

/** Cells (contexts × buckets) read from the store at a time: bounds the memory of a query. */
const cellsPerRead = 1_000_000;

interface AskedOfDistributions {
  readonly query: MetricQuery;
  /** That of the query. */
  readonly aggregator: SpaceAggregator | Percentile;
  readonly plan: BucketPlan;
  readonly contexts: readonly SelectedContext[];
  /** Where not all values of the buckets count: those from here until there, Unix seconds. */
  readonly only?: { readonly fromS: number; readonly toS: number };
}

/**
 * Evaluates a query over distributions: all values of a group and bucket are one distribution, whose average, sum, least,
 * greatest, number or percentile is the answer. Nothing is interpolated, and a method in `.rollup()` has no meaning (api.md 3.2).
 */
export async function evaluateDistributions(
  reader: Pick<MetricReader, 'rollup' | 'sketches'>,
  { query, aggregator, plan, contexts, only }: AskedOfDistributions,
): Promise<readonly GroupSeries[]> {
  const groups = groupDistributions(contexts, query, plan.bucketCount);
  const rows = { plan, groups, ...(only && { only }) };
  const values = isPercentile(aggregator)
    ? await percentiles(reader, { ...rows, share: Number(aggregator.slice(1)) / 100 })
    : await aggregates(reader, { ...rows, aggregator });
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

interface Rows extends Pick<AskedOfDistributions, 'plan' | 'only'> {
  readonly groups: readonly DistributionGroup[];
}

async function aggregates(
  reader: Pick<MetricReader, 'rollup'>,
  { aggregator, ...rows }: Rows & { readonly aggregator: SpaceAggregator },
): Promise<Float64Array> {
  const field = distributionField(aggregator);
  return aggregatesOf(await addUpDistributions(reader, { ...rows, field }), aggregator);
}

/** What of its values an aggregate is made from. */
export function distributionField(aggregator: SpaceAggregator): RollupField {
  return aggregator === 'min' || aggregator === 'max' ? aggregator : 'sum';
}

/** The aggregate of each cell; NaN of those without values. */
export function aggregatesOf({ count, value }: GroupCells, aggregator: SpaceAggregator): Float64Array {
  return value.map((held, at) => {
    const values = count[at] as number;
    if (values === 0) return Number.NaN;
    if (aggregator === 'count') return values;
    return aggregator === 'avg' ? held / values : held;
  });
}

/** The values of each group and bucket: how many, and their sum, least or greatest. */
export async function addUpDistributions(
  reader: Pick<MetricReader, 'rollup'>,
  { groups, field, ...rows }: Rows & { readonly field: RollupField },
): Promise<GroupCells> {
  const { bucketCount } = rows.plan;
  const sums: GroupCells = {
    count: new Float64Array(groups.length * bucketCount),
    value: new Float64Array(groups.length * bucketCount),
  };
  const groupsOf = groupsByContext(groups);
  const ids = [...groupsOf.keys()];
  const idsPerRead = Math.max(1, Math.floor(cellsPerRead / bucketCount));
  for (let from = 0; from < ids.length; from += idsPerRead) {
    const part = ids.slice(from, from + idsPerRead);
    const cells = await reader.rollup(Uint32Array.from(part), { ...windowOf(rows), field });
    for (const [context, id] of part.entries()) {
      for (const group of groupsOf.get(id) ?? []) addContext(sums, cells, { context, group, field });
    }
  }
  return sums;
}

/** Cell `group × bucketCount + bucket`. */
interface GroupCells {
  readonly count: Float64Array<ArrayBuffer>;
  readonly value: Float64Array<ArrayBuffer>;
}

/** Context id → the groups that it is in, by their place. */
function groupsByContext(groups: readonly DistributionGroup[]): ReadonlyMap<number, readonly number[]> {
  const byContext = new Map<number, number[]>();
  for (const [group, { contexts }] of groups.entries()) {
    for (const { id } of contexts) {
      const ofContext = byContext.get(id);
      if (ofContext) ofContext.push(group);
      else byContext.set(id, [group]);
    }
  }
  return byContext;
}

/** Adds the cells of a context to those of a group. */
function addContext(
  to: GroupCells,
  { count, value, bucketCount }: RollupCells,
  { context, group, field }: { readonly context: number; readonly group: number; readonly field: RollupField },
): void {
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    const from = context * bucketCount + bucket;
    const more = count[from] as number;
    if (more === 0) continue;
    const at = group * bucketCount + bucket;
    const [held, now] = [to.value[at] as number, value[from] as number];
    to.value[at] = to.count[at] === 0 ? now : field === 'sum' ? held + now : Math[field](held, now);
    to.count[at] = (to.count[at] as number) + more;
  }
}

async function percentiles(
  reader: Pick<MetricReader, 'rollup' | 'sketches'>,
  { share, ...rows }: Rows & { readonly share: number },
): Promise<Float64Array> {
  const { groups, plan } = rows;
  const least = await addUpDistributions(reader, { ...rows, field: 'min' });
  const greatest = await addUpDistributions(reader, { ...rows, field: 'max' });
  const ids = groups.map(({ contexts }) => contexts.map(({ id }) => id));
  const { cell, key, weight } = await reader.sketches(ids, windowOf(rows));
  const values = new Float64Array(groups.length * plan.bucketCount).fill(Number.NaN);
  for (let from = 0; from < cell.length; ) {
    const at = cell[from] as number;
    let to = from;
    while (to < cell.length && cell[to] === at) to++;
    // Values that came between the reads have bins, but neither least nor greatest yet.
    const isWhole = least.count[at] !== 0 && greatest.count[at] !== 0;
    const bins = { keys: key.subarray(from, to), weights: weight.subarray(from, to) };
    if (isWhole)
      values[at] = quantile(bins, { min: least.value[at] as number, max: greatest.value[at] as number }, share);
    from = to;
  }
  return values;
}

function windowOf({ plan: { intervalS, firstBucketS, bucketCount }, only }: Pick<Rows, 'plan' | 'only'>): {
  fromS: number;
  toS: number;
  intervalS: number;
} {
  return { fromS: firstBucketS, toS: firstBucketS + bucketCount * intervalS, ...only, intervalS };
}

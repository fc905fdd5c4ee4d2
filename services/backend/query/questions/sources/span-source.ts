import { z } from 'zod';
import { errors } from '../../../../../lib/http/errors.ts';
import { findUnit } from '../../../../../lib/units/unit-table.ts';
import type { SpanBucket, SpanCompute, SpanQuery, SpanReader } from '../../../store/spans/span-reader.ts';
import type { OtherSource } from '../../metrics/other-source.ts';
import { planBuckets } from '../../metrics/plan.ts';
import { onePoint, toSeriesSet } from '../../metrics/series-set.ts';
import { arrangeBuckets } from '../../search/arrange-buckets.ts';
import { parseRequestedSearch } from '../../search/parse-requested-search.ts';
import { requestedCompute } from '../../search/requested-computes.ts';
import { maxSortedByName, requestedGroups } from '../../search/requested-groups.ts';

const order = z.enum(['asc', 'desc']).exactOptional();

const groupSchema = z.strictObject({
  facet: z.string().min(1),
  limit: z.int().min(1).max(1000).exactOptional(),
  should_exclude_missing: z.boolean().exactOptional(),
  sort: z.strictObject({ aggregation: z.string(), metric: z.string().exactOptional(), order }).exactOptional(),
});

/** A query of spans, as widgets and `POST /api/v2/query/…` write it (api.md 2.6). */
export const spanQuerySchema = z.strictObject({
  data_source: z.literal('spans'),
  name: z.string().exactOptional(),
  compute: z.strictObject({
    aggregation: z.string(),
    metric: z.string().exactOptional(),
    /** Milliseconds. */
    interval: z.number().min(1).exactOptional(),
  }),
  search: z.strictObject({ query: z.string() }).exactOptional(),
  group_by: z.array(groupSchema).max(4).exactOptional(),
  /** There is one index of spans. */
  indexes: z.array(z.enum(['*', 'trace-search', 'main'])).exactOptional(),
});

type SpanQueryText = z.infer<typeof spanQuerySchema>;

/**
 * Spans that satisfy a search, counted or computed of, by group.
 * @throws HttpError 422 that names what is wrong or not supported
 */
export function spanSource(reader: Pick<SpanReader, 'aggregate'>, written: SpanQueryText): OtherSource {
  const search = parseRequestedSearch(written.search?.query || '*');
  const compute = requestedCompute(written.compute, 'compute');
  const { groupBy, levels, computes } = requestedGroups(written.group_by ?? [], [compute]);
  const facets = levels.map(({ facet }) => facet);
  const read = async (query: Omit<SpanQuery, 'search'>, intervalMs?: number): Promise<readonly SpanBucket[]> => {
    const what = { computes, groupBy, ...(intervalMs !== undefined && { intervalMs }) };
    const buckets = await withinBounds(() => reader.aggregate({ ...query, search }, what));
    if (buckets.length > maxSortedByName && levels.some(({ byName }) => byName))
      throw errors.invalidArgument('group_by', `only up to ${maxSortedByName} groups can be sorted by name`);
    return arrangeBuckets(buckets, levels);
  };
  const tagsOf = ({ by }: SpanBucket): string[] => facets.map((facet, at) => `${facet}:${by[at] ?? ''}`);
  // Where nothing is counted the count is 0, where there is nothing to compute of there is no value.
  const common = { groupKeys: facets, isZeroFilled: compute.kind === 'count' };
  return {
    kind: 'other',
    unit: unitOf(compute),
    async lines(window) {
      const ownS = written.compute.interval === undefined ? undefined : Math.ceil(written.compute.interval / 1000);
      const plan = planBuckets({}, { ...window, ...(ownS !== undefined && { intervalS: ownS }) });
      const { firstBucketS, intervalS, bucketCount } = plan;
      const span = { fromMs: firstBucketS * 1000, toMs: (firstBucketS + bucketCount * intervalS) * 1000 };
      const buckets = bucketCount === 0 ? [] : await read(span, intervalS * 1000);
      const series = buckets.map((bucket) => {
        const values = new Float64Array(bucketCount).fill(Number.NaN);
        for (const [timeMs, value] of bucket.series?.[0] ?? [])
          values[(timeMs / 1000 - firstBucketS) / intervalS] = value;
        return { groupTags: tagsOf(bucket), values };
      });
      return toSeriesSet(plan, { ...common, series });
    },
    async totals(window) {
      const buckets = await read({ fromMs: window.fromS * 1000, toMs: window.toS * 1000 });
      const series = buckets.map((bucket) => ({
        groupTags: tagsOf(bucket),
        values: Float64Array.of(bucket.values[0] ?? Number.NaN),
      }));
      return onePoint(window, { ...common, series });
    },
  };
}

function unitOf(compute: SpanCompute): OtherSource['unit'] {
  const isDuration = 'attribute' in compute && compute.attribute === 'duration' && compute.kind !== 'cardinality';
  const unit = isDuration ? findUnit('nanosecond') : undefined;
  return unit ? [unit, null] : null;
}

async function withinBounds<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw errors.invalidArgument('group_by', 'too many groups times intervals; take fewer groups', { cause: error });
  }
}

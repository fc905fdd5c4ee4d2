import { randomUUID } from 'node:crypto';
import type { SpanAggregateBucket, SpanAggregateRequest } from '../../../../lib/api-types/spans.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { SpanBucket, SpanGroupBy, SpanReader } from '../../store/spans/span-reader.ts';
import { arrangeBuckets } from './arrange-buckets.ts';
import { parseRequestedSearch } from './parse-requested-search.ts';
import { type RequestedComputes, requestedComputes } from './requested-computes.ts';
import { maxSortedByName, requestedGroups } from './requested-groups.ts';
import { requestedSearchWindow } from './search-window.ts';

/** Points of all timeseries of an answer at most; the store's own bound. */
const maxPoints = 100_000;

/**
 * Carries out `POST /api/v2/spans/analytics/aggregate`: groups the spans of a search and computes of each group.
 * @throws HttpError 422 naming what is wrong or not supported
 */
export async function aggregateSpans(
  reader: Pick<SpanReader, 'aggregate'>,
  { compute, filter = {}, group_by: written = [] }: SpanAggregateRequest['data']['attributes'],
  nowMs: number,
): Promise<readonly SpanAggregateBucket[]> {
  const window = requestedSearchWindow(filter, nowMs);
  const query = { ...window, search: parseRequestedSearch(filter.query ?? '*') };
  const asked = requestedComputes(compute, window);
  const { intervalMs } = asked;
  if (intervalMs !== undefined && (window.toMs - window.fromMs) / intervalMs > maxPoints) throw tooManyPoints();
  const { groupBy, levels, computes } = requestedGroups(written, asked.computes);
  const facets = levels.map(({ facet }) => facet);
  const totalName = requestedTotal(written);
  const read = (groups: readonly SpanGroupBy[]) =>
    within(() =>
      reader.aggregate(query, { computes, groupBy: groups, ...(intervalMs !== undefined && { intervalMs }) }),
    );
  const buckets = await read(groupBy);
  if (buckets.length > maxSortedByName && levels.some(({ byName }) => byName)) {
    throw errors.invalidArgument(
      'group_by',
      `only up to ${maxSortedByName} groups can be sorted by name; narrow the search`,
    );
  }
  const arranged = arrangeBuckets(buckets, levels);
  const totals = totalName === undefined ? [] : (await read([])).map((bucket) => ({ ...bucket, by: [totalName] }));
  return [...arranged, ...totals].map((bucket) => toAnswer(bucket, facets, asked));
}

/** What the group of all spans is called, where one is wanted. */
function requestedTotal(
  written: NonNullable<SpanAggregateRequest['data']['attributes']['group_by']>,
): string | undefined {
  const totals = written.flatMap(({ total = false }) => (total === false ? [] : [total]));
  if (totals.length === 0) return undefined;
  if (written.length > 1) throw errors.invalidArgument('group_by.total', 'not supported yet: with several group_by');
  return totals[0] === true ? '$facet_total' : String(totals[0]);
}

async function within<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof RangeError) throw tooManyPoints(error);
    throw error;
  }
}

function tooManyPoints(cause?: Error): Error {
  const reason = `more than ${maxPoints} groups times intervals; take a longer interval, or fewer groups`;
  return errors.invalidArgument('compute.interval', reason, { cause });
}

function toAnswer(
  { by, values, series }: SpanBucket,
  facets: readonly string[],
  { computes, isTimeseries }: RequestedComputes,
): SpanAggregateBucket {
  const results = computes.map((_, at) => [
    `c${at}`,
    isTimeseries[at]
      ? (series?.[at] ?? []).map(([timeMs, value]) => ({
          time: new Date(timeMs).toISOString(),
          value: toNullable(value),
        }))
      : toNullable(values[at] ?? Number.NaN),
  ]);
  return {
    id: randomUUID(),
    type: 'bucket',
    attributes: {
      by: Object.fromEntries(facets.map((facet, at) => [facet, by[at] ?? ''])),
      compute: Object.fromEntries(results),
    },
  };
}

function toNullable(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

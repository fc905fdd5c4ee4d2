import type { MetricQuery, SpaceAggregator } from '../../../../lib/query-language/types.ts';
import type { MetricReader, SelectedContext } from '../../store/store.ts';
import { foldParts, partS } from './calendar-parts.ts';
import { groupDistributions } from './distribution-groups.ts';
import { addUpDistributions, aggregatesOf, distributionField } from './evaluate-distributions.ts';
import type { GroupSeries } from './groups.ts';
import { hasValue } from './has-value.ts';

interface AskedByCalendar {
  readonly query: MetricQuery;
  /** That of the query. */
  readonly aggregator: SpaceAggregator;
  /** When the buckets begin, and the last ends, in Unix seconds. */
  readonly startsS: readonly number[];
  readonly contexts: readonly SelectedContext[];
}

/**
 * Evaluates a query over distributions whose rollup follows the calendar: as without a calendar, all values of a group and
 * bucket are one distribution, and the method in `.rollup()` has no meaning.
 * @throws HttpError 400 when the answer would be too large
 */
export async function evaluateCalendarDistributions(
  reader: Pick<MetricReader, 'rollup'>,
  { query, aggregator, startsS, contexts }: AskedByCalendar,
): Promise<readonly GroupSeries[]> {
  const [firstBucketS = 0, endS = 0] = [startsS[0], startsS.at(-1)];
  const plan = { intervalS: partS, firstBucketS, bucketCount: (endS - firstBucketS) / partS };
  const field = distributionField(aggregator);
  const groups = groupDistributions(contexts, query, plan.bucketCount);
  const parts = await addUpDistributions(reader, { plan, groups, field });
  const { bucketCount, ...cells } = foldParts(
    { firstBucketS, bucketCount: plan.bucketCount, ...parts },
    { startsS, field },
  );
  const values = aggregatesOf(cells, aggregator);
  return groups.flatMap(({ groupTags }, group) => {
    const row = values.subarray(group * bucketCount, (group + 1) * bucketCount);
    return hasValue(row) ? [{ groupTags, values: row }] : [];
  });
}

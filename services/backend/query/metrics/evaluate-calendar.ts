import { errors } from '../../../../lib/http/errors.ts';
import type { MetricQuery } from '../../../../lib/query-language/types.ts';
import type { MetricReader, RollupCells } from '../../store/store.ts';
import { calendarBucketsS, nominalLengthS } from './calendar-buckets.ts';
import { isPercentile } from './evaluate-distributions.ts';
import { Groups } from './groups.ts';
import { maxPoints } from './interval.ts';
import { lineAggregator } from './line-aggregator.ts';
import type { QueryWindow } from './plan.ts';
import type { SeriesSet } from './series-set.ts';
import { SourceRows } from './source-rows.ts';
import { type Source, toSources } from './sources.ts';
import { fieldOf } from './time-aggregator.ts';

/** Every zone's midnight is a multiple of it. */
const partS = 900;

/**
 * Evaluates a query whose rollup follows the calendar (`.rollup(sum, daily, 12am, 'Europe/Paris')`): points are read by
 * quarters of an hour, and these put together. Nothing is interpolated.
 * @throws HttpError 400 for distributions, `.as_rate()`, and more buckets than 1,500
 */
export async function evaluateCalendarQuery(
  reader: Pick<MetricReader, 'select' | 'rollup'>,
  query: MetricQuery,
  window: QueryWindow,
): Promise<SeriesSet> {
  const { calendar } = query.rollup ?? {};
  if (!calendar) throw new TypeError('the query has no calendar rollup');
  if (query.as === 'rate') throw errors.bad('not supported yet: .as_rate() with a calendar rollup');
  const aggregator = lineAggregator(query);
  const startsS = calendarBucketsS(calendar, window);
  const bucketCount = startsS.length - 1;
  if (bucketCount > maxPoints) throw errors.tooManyPoints({ limit: maxPoints, buckets: bucketCount });
  const empty: SeriesSet = {
    intervalS: nominalLengthS[calendar.unit],
    timesS: Float64Array.from(startsS.slice(0, bucketCount)),
    groupKeys: query.groupBy,
    series: [],
    isZeroFilled: query.as !== undefined,
  };
  const contexts = bucketCount === 0 ? [] : await reader.select(query.metric, query.filter);
  if (contexts.some(({ type }) => type === 'distribution') || isPercentile(aggregator)) {
    throw errors.bad('not supported yet: a calendar rollup of a distribution');
  }
  const groups = new Groups(query, aggregator, bucketCount);
  const row = new SourceRows(query, { intervalS: empty.intervalS, firstBucketS: startsS[0] ?? 0, bucketCount }, 0);
  for (const source of toSources(contexts)) {
    if (row.build(source, await readCells(reader, source, { query, startsS }), 0)) groups.add(source.tags, row);
  }
  return { ...empty, series: groups.finish() };
}

/** The cells of a source, one for each context and bucket. */
async function readCells(
  reader: Pick<MetricReader, 'rollup'>,
  { contexts }: Source,
  { query, startsS }: { readonly query: MetricQuery; readonly startsS: readonly number[] },
): Promise<RollupCells> {
  const field = fieldOf(query.rollup?.method);
  const [fromS = 0, toS = 0] = [startsS[0], startsS.at(-1)];
  const ids = Uint32Array.from(contexts, ({ id }) => id);
  const parts = await reader.rollup(ids, { fromS, toS, intervalS: partS, field });
  const bucketCount = startsS.length - 1;
  const count = new Float64Array(contexts.length * bucketCount);
  const value = new Float64Array(contexts.length * bucketCount);
  const bucketOf = bucketsOfParts(parts, startsS);
  for (const context of contexts.keys()) {
    for (let part = 0; part < parts.bucketCount; part++) {
      const from = context * parts.bucketCount + part;
      const more = parts.count[from] as number;
      if (more === 0) continue;
      const at = context * bucketCount + (bucketOf[part] as number);
      const [held, now] = [value[at] as number, parts.value[from] as number];
      value[at] = count[at] === 0 ? now : field === 'sum' ? held + now : Math[field](held, now);
      count[at] = (count[at] as number) + more;
    }
  }
  return { firstBucketS: fromS, bucketCount, count, value };
}

/** The bucket that each part lies in. */
function bucketsOfParts({ firstBucketS, bucketCount }: RollupCells, startsS: readonly number[]): Uint32Array {
  let bucket = 0;
  return Uint32Array.from({ length: bucketCount }, (_, part) => {
    while (firstBucketS + part * partS >= (startsS[bucket + 1] ?? Number.POSITIVE_INFINITY)) bucket++;
    return bucket;
  });
}

import { errors } from '../../../../lib/http/errors.ts';
import type { MetricQuery } from '../../../../lib/query-language/types.ts';
import type { MetricReader, RollupCells } from '../../store/store.ts';
import { calendarBucketsS, nominalLengthS } from './calendar-buckets.ts';
import { foldParts, partS } from './calendar-parts.ts';
import { evaluateCalendarDistributions } from './evaluate-calendar-distributions.ts';
import { isPercentile } from './evaluate-distributions.ts';
import { Groups } from './groups.ts';
import { maxPoints } from './interval.ts';
import { lineAggregator } from './line-aggregator.ts';
import type { QueryWindow } from './plan.ts';
import type { SeriesSet } from './series-set.ts';
import { SourceRows } from './source-rows.ts';
import { type Source, toSources } from './sources.ts';
import { fieldOf } from './time-aggregator.ts';

/**
 * Evaluates a query whose rollup follows the calendar (`.rollup(sum, daily, 12am, 'Europe/Paris')`): points are read by
 * quarters of an hour, and these put together. Nothing is interpolated.
 * @throws HttpError 400 for percentiles, `.as_rate()`, and more buckets than 1,500
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
  if (isPercentile(aggregator)) throw errors.bad('not supported yet: a calendar rollup of a percentile');
  const distributions = contexts.filter(({ type }) => type === 'distribution');
  if (distributions.length > 0) {
    const asked = { query, aggregator, startsS, contexts: distributions };
    return { ...empty, series: await evaluateCalendarDistributions(reader, asked) };
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
  return foldParts(await reader.rollup(ids, { fromS, toS, intervalS: partS, field }), { startsS, field });
}

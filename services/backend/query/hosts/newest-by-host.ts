import type { MetricQuery } from '../../../../lib/query-language/types.ts';
import type { MetricReader } from '../../store/store.ts';
import { evaluateMetricQuery } from '../metrics/evaluate.ts';
import { missingValue } from '../metrics/group-key.ts';

/** How old a host's newest value may be, in seconds. */
export const newestWithinS = 600;

/** Bucket length of queries without their own, in seconds: as often as an Agent sends at most. */
const bucketS = 10;

/**
 * The newest value that each host has for a query that is grouped by host, of the last ten minutes. Series without a host
 * are left out.
 * @returns host → value
 * @throws HttpError 400 as the query's evaluation
 */
export async function newestByHost(
  reader: Pick<MetricReader, 'select' | 'rollup' | 'sketches'>,
  query: MetricQuery,
  nowS: number,
): Promise<ReadonlyMap<string, number>> {
  const window = { fromS: nowS - newestWithinS, toS: nowS, intervalS: bucketS };
  const { series } = await evaluateMetricQuery(reader, query, window);
  return new Map(
    series.flatMap(({ groupTags: [tag = ''], values }): [string, number][] => {
      const value = values.findLast((each) => !Number.isNaN(each));
      const host = tag.slice('host:'.length);
      return value === undefined || host === missingValue ? [] : [[host, value]];
    }),
  );
}

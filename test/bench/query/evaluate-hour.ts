import { evaluateMetricQuery } from '../../../services/backend/query/metrics/evaluate.ts';
import { parseRequestedQuery } from '../../../services/backend/query/metrics/parse-query.ts';
import type { MetricReader } from '../../../services/backend/store/store.ts';
import { type SeriesHour, windowS } from './series-hour.ts';

const query = parseRequestedQuery('avg:m{*} by {host}');

/**
 * Evaluates `avg:m{*} by {host}` over the last hour of the series.
 * @throws when the answer is not that of all hosts
 */
export async function evaluateHour(reader: MetricReader, { hosts, endS }: SeriesHour): Promise<void> {
  const { series } = await evaluateMetricQuery(reader, query, { fromS: endS - windowS, toS: endS - 1 });
  if (series.length !== hosts) throw new Error(`Cannot measure: ${series.length} groups instead of ${hosts}`);
}

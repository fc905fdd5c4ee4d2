import type { HistogramResponse } from '../../../../lib/api-types/query.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { rangeOfKey } from '../../../../lib/sketch/mapping.ts';
import type { MetricReader } from '../../store/store.ts';
import { evaluateHistogram, type Histogram } from '../metrics/evaluate-histogram.ts';
import { parseRequestedQuery } from '../metrics/parse-query.ts';
import { metricUnits } from '../metrics/units.ts';

/**
 * Answers `histogram:my_metric{…}` with the bins of its values.
 * @throws HttpError 400 that says what of the query is wrong or not supported
 */
export async function answerHistogram(
  reader: MetricReader,
  text: string,
  { fromMs, toMs }: TimeWindow,
): Promise<HistogramResponse> {
  const query = parseRequestedQuery(text);
  const [histogram, unit] = await Promise.all([
    evaluateHistogram(reader, query, { fromS: fromMs / 1000, toS: toMs / 1000 }),
    metricUnits(reader, query.metric),
  ]);
  return { unit, ...toBuckets(histogram) };
}

function toBuckets({ cell, key, weight, firstBucketS, intervalS }: Histogram): Omit<HistogramResponse, 'unit'> {
  const keys = [...new Set(key)].sort((a, b) => a - b);
  const placeOf = new Map(keys.map((each, place) => [each, place]));
  const byTime = new Map<number, [number, number][]>();
  for (const [at, bucket] of cell.entries()) {
    const timeMs = (firstBucketS + bucket * intervalS) * 1000;
    const counts = byTime.get(timeMs);
    const count = [placeOf.get(key[at] ?? 0) ?? 0, weight[at] ?? 0] satisfies [number, number];
    if (counts) counts.push(count);
    else byTime.set(timeMs, [count]);
  }
  return { interval: intervalS, times: [...byTime.keys()], bins: keys.map(rangeOfKey), counts: [...byTime.values()] };
}

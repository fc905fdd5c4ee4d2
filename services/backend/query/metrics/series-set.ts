import type { Band, GroupSeries } from './groups.ts';
import { type BucketPlan, bucketTimesS, type QueryWindow } from './plan.ts';

/** What an expression is: lines over the same times. */
export interface SeriesSet {
  /** Seconds; of calendar buckets their nominal length. */
  readonly intervalS: number;
  /** Unix seconds at which each bucket begins, ascending. */
  readonly timesS: Float64Array;
  /** The tag keys that every series has a value of. */
  readonly groupKeys: readonly string[];
  readonly series: readonly GroupSeries[];
  /** Whether an empty bucket counts as 0 in arithmetic: so for `.as_count()` and `.as_rate()`. */
  readonly isZeroFilled: boolean;
}

/** The series of a query with buckets of one length. */
export function toSeriesSet(
  plan: BucketPlan,
  parts: Pick<SeriesSet, 'groupKeys' | 'series' | 'isZeroFilled'>,
): SeriesSet {
  return { intervalS: plan.intervalS, timesS: bucketTimesS(plan), ...parts };
}

/** A set of one point, at the same moment whatever the window is: so numbers of several queries meet. */
export function onePoint(
  { fromS, toS }: QueryWindow,
  parts: Pick<SeriesSet, 'groupKeys' | 'series' | 'isZeroFilled'>,
): SeriesSet {
  return { intervalS: toS - fromS, timesS: Float64Array.of(0), ...parts };
}

/** Only the buckets that begin within `[fromS, toS]`. */
export function cutToWindow(set: SeriesSet, window: { readonly fromS: number; readonly toS: number }): SeriesSet {
  const { timesS } = set;
  const from = firstAtOrAfter(timesS, window.fromS);
  const to = timesS.findLastIndex((timeS) => timeS <= window.toS) + 1;
  if (from === 0 && to === timesS.length) return set;
  const series = set.series.map((line) => ({
    ...line,
    values: line.values.subarray(from, to),
    ...(line.band && { band: cutBand(line.band, from, to) }),
  }));
  return { ...set, timesS: timesS.subarray(from, to), series };
}

function cutBand({ lower, upper, anomalous, predicted }: Band, from: number, to: number): Band {
  return {
    lower: lower.subarray(from, to),
    upper: upper.subarray(from, to),
    ...(anomalous && { anomalous: anomalous.subarray(from, to) }),
    ...(predicted && { predicted: predicted.subarray(from, to) }),
  };
}

/** The same lines and nothing that an algorithm has found out about them. */
export function withoutFindings(set: SeriesSet): SeriesSet {
  if (set.series.every(({ band, isOutlier }) => band === undefined && isOutlier === undefined)) return set;
  return mapSeries(set, (values) => values);
}

/** The same series at other times, without bands. */
export function withTimes(
  set: SeriesSet,
  timesS: Float64Array,
  toValues: (values: Float64Array) => Float64Array,
): SeriesSet {
  const series = set.series.map(({ groupTags, values }) => ({ groupTags, values: toValues(values) }));
  return { ...set, timesS, series };
}

/** The same set with each line computed anew, bucket by bucket of the same times. */
export function mapSeries(set: SeriesSet, compute: (values: Float64Array) => Float64Array): SeriesSet {
  return withTimes(set, set.timesS, compute);
}

function firstAtOrAfter(timesS: Float64Array, atS: number): number {
  const found = timesS.findIndex((timeS) => timeS >= atS);
  return found < 0 ? timesS.length : found;
}

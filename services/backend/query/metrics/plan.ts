import type { MetricQuery } from '../../../../lib/query-language/types.ts';
import { defaultIntervalS, fitIntervalS } from './interval.ts';

/** What a caller asks about a query: Unix seconds, and the bucket length it would like where the query has none. */
export interface QueryWindow {
  readonly fromS: number;
  readonly toS: number;
  readonly intervalS?: number;
  /** The length of the window that is shown, in seconds, where this one is longer by what a function looks back to. */
  readonly shownS?: number;
}

/** The buckets of an answer; bucket i covers `[firstBucketS + i·intervalS, … + intervalS)`, aligned to Unix time. */
export interface BucketPlan {
  readonly intervalS: number;
  readonly firstBucketS: number;
  readonly bucketCount: number;
}

/**
 * Decides the buckets: the first is the first that starts at or after `fromS`, the last the one containing `toS`.
 * An interval that would give more than 1,500 points is enlarged.
 */
export function planBuckets(query: Pick<MetricQuery, 'rollup'>, window: QueryWindow): BucketPlan {
  const windowS = window.shownS ?? window.toS - window.fromS;
  const requestedS = query.rollup?.intervalS ?? window.intervalS;
  const intervalS = requestedS === undefined ? defaultIntervalS(windowS) : fitIntervalS(requestedS, windowS);
  const firstBucketS = Math.ceil(window.fromS / intervalS) * intervalS;
  const lastBucketS = Math.floor(window.toS / intervalS) * intervalS;
  return { intervalS, firstBucketS, bucketCount: Math.max(0, (lastBucketS - firstBucketS) / intervalS + 1) };
}

/** When each bucket begins, in Unix seconds. */
export function bucketTimesS({ firstBucketS, intervalS, bucketCount }: BucketPlan): Float64Array {
  return Float64Array.from({ length: bucketCount }, (_, at) => firstBucketS + at * intervalS);
}

/** The types of both formats; `untyped` of the older one is `unknown`. */
export const familyTypes = [
  'counter',
  'gauge',
  'histogram',
  'summary',
  'unknown',
  'info',
  'stateset',
  'gaugehistogram',
] as const;

export type FamilyType = (typeof familyTypes)[number];

/** What stands behind the family's name in that of a sample; of a counter always `_total` (or `_created`). */
export type SampleSuffix = '' | '_total' | '_created' | '_bucket' | '_sum' | '_count' | '_info' | '_gsum' | '_gcount';

/** One value of a family. */
export interface FamilySample {
  readonly suffix: SampleSuffix;
  readonly labels: ReadonlyMap<string, string>;
  /** May be NaN or infinite. */
  readonly value: number;
}

/** Samples that belong together: a counter, or all buckets, sums and counts of a histogram. */
export interface MetricFamily {
  /** Without the suffix of its samples: a counter `http_requests_total` is the family `http_requests`, in both formats. */
  readonly name: string;
  readonly type: FamilyType;
  readonly samples: readonly FamilySample[];
}

/** A boolean condition on the tags of a series: what stands between the braces of a metric query. */
export type TagFilter =
  /** `*`: every series. */
  | { readonly kind: 'all' }
  /** `key:value` or a bare tag; `*` in the value is a wildcard; compared lower-cased. */
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'and'; readonly terms: readonly TagFilter[] }
  | { readonly kind: 'or'; readonly terms: readonly TagFilter[] }
  | { readonly kind: 'not'; readonly term: TagFilter };

export type SpaceAggregator = 'avg' | 'sum' | 'min' | 'max' | 'count';

/** `p95`, `p99.9`: of distributions only. */
export type Percentile = `p${number}`;

export type RollupMethod = 'avg' | 'sum' | 'min' | 'max' | 'count';

/** One metric query, e.g. `avg:my_metric{host:x,!env:y} by {z}.as_rate().rollup(sum, 60)`. */
export interface MetricQuery {
  readonly kind: 'metric';
  /** Absent when the author wrote none; evaluated as `avg`. */
  readonly aggregator?: SpaceAggregator | Percentile;
  readonly metric: string;
  readonly filter: TagFilter;
  /** The scope as written, for echoing (`host:x,!env:y`, `*`). */
  readonly scope: string;
  readonly groupBy: readonly string[];
  readonly as?: 'count' | 'rate';
  readonly rollup?: { readonly method?: RollupMethod; readonly intervalS?: number };
}

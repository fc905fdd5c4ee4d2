/** How the values of a series are to be read: the three types of Datadog's series API, and distributions. */
export type MetricType = 'gauge' | 'rate' | 'count' | 'distribution';

/**
 * What tells one series from another. Two submissions belong to the same series when
 * all five fields are equal (tags compared as a sorted multiset).
 */
export interface Context {
  readonly metric: string;
  readonly type: MetricType;
  /** Empty when the series belongs to no host. */
  readonly host: string;
  /** Normalised and sorted; `key:value` or bare. A multiset: one key may have many values. */
  readonly tags: readonly string[];
  /** Seconds between points as declared by the sender; 0 when undeclared. */
  readonly intervalS: number;
}

/**
 * A set of points in columns; row i is `(contexts[contextIndex[i]], timestampS[i], value[i])`.
 * The three arrays have the same length. Columns cross threads by transfer, not by copy.
 */
export interface MetricBatch {
  readonly contexts: readonly Context[];
  readonly contextIndex: Uint32Array<ArrayBuffer>;
  /** Whole Unix seconds. */
  readonly timestampS: Float64Array<ArrayBuffer>;
  readonly value: Float64Array<ArrayBuffer>;
}

/**
 * A set of sketches of distributions in columns; row i is the sketch of `(contexts[contextIndex[i]], timestampS[i])`.
 * All row columns have the same length; the bins of row i are those from `firstBin[i]` up to `firstBin[i + 1]` (or the
 * end) of the two bin columns, in the mapping of lib/sketch. Sketches of the same context and second add up.
 */
export interface SketchBatch {
  /** All of type `distribution`. */
  readonly contexts: readonly Context[];
  readonly contextIndex: Uint32Array<ArrayBuffer>;
  /** Whole Unix seconds. */
  readonly timestampS: Float64Array<ArrayBuffer>;
  /** How many values, weighted by their sample rate. */
  readonly count: Float64Array<ArrayBuffer>;
  readonly sum: Float64Array<ArrayBuffer>;
  readonly min: Float64Array<ArrayBuffer>;
  readonly max: Float64Array<ArrayBuffer>;
  readonly firstBin: Uint32Array<ArrayBuffer>;
  readonly binKey: Int16Array<ArrayBuffer>;
  readonly binWeight: Float64Array<ArrayBuffer>;
}

/** What is known of a metric's meaning; from a check's metadata.csv or set through the API. */
export interface MetricMetadata {
  readonly type?: MetricType;
  readonly description?: string;
  readonly shortName?: string;
  readonly unit?: string;
  readonly perUnit?: string;
  /** Seconds; what Datadog calls `statsd_interval`. */
  readonly statsdIntervalS?: number;
  /** The check that declares it. */
  readonly integration?: string;
}

/** `POST /labrador/api/dogstatsd/capture`: what to capture. 409 while a capture goes on, or where DogStatsD is off. */
export interface CaptureRequest {
  /** From 1 to 3600. */
  readonly seconds: number;
  /** Whether the file is zstd. */
  readonly compressed: boolean;
}

/** Its answer, as soon as it has begun. */
export interface CaptureAnswer {
  /** In the data folder, `captures/datadog-capture-<Unix seconds>.dog`, with `.zstd` where it is compressed. */
  readonly file: string;
}

/**
 * `GET /labrador/api/dogstatsd/stats`, and the answer of `POST` to the same path, which takes `StatsRequest`. 409 where
 * DogStatsD is off.
 */
export interface DogstatsdMetricStats {
  /** Whether samples are counted by name: `dogstatsd_metrics_stats_enable`, or switched on since. */
  readonly enabled: boolean;
  /** Unix seconds since which they are; absent while they are not. */
  readonly sinceS?: number;
  /** The most frequent first; 10,000 at most. */
  readonly metrics: readonly MetricStat[];
  /** Samples of metrics that there was no room for. */
  readonly leftOut: number;
}

/** Samples of one metric, by the name under which it is kept. */
export interface MetricStat {
  readonly name: string;
  readonly count: number;
  /** Unix seconds of the last. */
  readonly lastSeenS: number;
}

/** Switches the statistics on, where they begin anew unless they are, or off, which forgets them. */
export interface StatsRequest {
  readonly enabled: boolean;
}

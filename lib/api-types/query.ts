/** A unit as Datadog describes it. */
export interface Unit {
  readonly family: string;
  readonly scale_factor: number;
  readonly name: string;
  readonly short_name: string | null;
  readonly plural: string;
  readonly id: number;
}

/**
 * What anomalies(), outliers() and forecast() say of a line; nothing of others. Lists have an item for each point of
 * `pointlist`.
 */
export interface SeriesAttributes {
  /** The range that is expected; null at a point where none is known. */
  readonly lower?: readonly (number | null)[];
  readonly upper?: readonly (number | null)[];
  /** Of anomalies(): which points are outside of it. */
  readonly anomalous?: readonly boolean[];
  /** Of forecast(): which points are no measured ones. */
  readonly predicted?: readonly boolean[];
  /** Of outliers(): whether the line is told from the others. */
  readonly outlier?: boolean;
}

/** One line of `GET /api/v1/query`. */
export interface QuerySeries {
  readonly metric: string;
  readonly display_name: string;
  /** `host:a,env:b` or `*`. */
  readonly scope: string;
  readonly expression: string;
  readonly tag_set: readonly string[];
  readonly attributes: SeriesAttributes;
  readonly aggr: string | null;
  readonly query_index: number;
  /** Seconds. */
  readonly interval: number;
  /** Unix milliseconds of the first point. */
  readonly start: number;
  /** Last point's bucket end, inclusive, Unix milliseconds. */
  readonly end: number;
  readonly length: number;
  readonly unit: readonly [Unit | null, Unit | null] | null;
  /** `[Unix milliseconds, value]`. */
  readonly pointlist: readonly (readonly [number, number | null])[];
}

/** Body of `GET /api/v1/query?from=<s>&to=<s>&query=<text>`. */
export interface QueryResponse {
  readonly status: 'ok';
  readonly resp_version: 1;
  readonly res_type: 'time_series';
  readonly query: string;
  readonly message: '';
  readonly from_date: number;
  readonly to_date: number;
  readonly group_by: readonly string[];
  readonly times: readonly never[];
  readonly values: readonly never[];
  readonly series: readonly QuerySeries[];
}

/** `data.attributes` of the answer to `POST /api/v2/query/timeseries`. */
export interface TimeseriesResponse {
  readonly series: readonly {
    /** `key:value` by group key; empty without grouping. */
    readonly group_tags: readonly string[];
    readonly query_index: number;
    readonly unit: readonly [Unit | null, Unit | null] | null;
    /** The lab's own, where an algorithm has found something out: its lists have an item for each of `times`. */
    readonly attributes?: SeriesAttributes;
  }[];
  /** Unix milliseconds at which any series has a point, ascending. */
  readonly times: readonly number[];
  /** One list per series, one value per time. */
  readonly values: readonly (readonly (number | null)[])[];
}

/** How many values lie in each bin, by bucket of time: the lab's own answer to `histogram:my_metric{…}`. */
export interface HistogramResponse {
  readonly unit: readonly [Unit | null, Unit | null] | null;
  /** How long a bucket is, in seconds. */
  readonly interval: number;
  /** When the buckets that have values begin, Unix milliseconds, ascending. */
  readonly times: readonly number[];
  /** The bins of all buckets, ascending: least and greatest value. */
  readonly bins: readonly (readonly [low: number, high: number])[];
  /** For each time its bins, by their place in `bins`, with the number of values, weighted by their sample rate. */
  readonly counts: readonly (readonly (readonly [bin: number, count: number])[])[];
}

/** `data.attributes` of the answer to `POST /api/v2/query/scalar`: a table by columns, one row for each group. */
export interface ScalarResponse {
  readonly columns: readonly (
    | {
        /** The tag key. */
        readonly name: string;
        readonly type: 'group';
        /** The values that a row has of it. */
        readonly values: readonly (readonly string[])[];
      }
    | {
        /** The formula, or the name of its query. */
        readonly name: string;
        readonly type: 'number';
        readonly values: readonly (number | null)[];
        readonly meta: { readonly unit: readonly [Unit | null, Unit | null] | null };
      }
  )[];
}

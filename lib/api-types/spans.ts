/** `attributes` of a span in answers to `POST /api/v2/spans/events/search` and `GET /api/v2/spans/events`. */
export interface SpanAttributes {
  readonly service: string;
  readonly operation_name: string;
  readonly resource_name: string;
  readonly resource_hash: string;
  /** Decimal. */
  readonly span_id: string;
  readonly parent_id: string;
  /** 32 hex digits. */
  readonly trace_id: string;
  /** ISO 8601. */
  readonly start_timestamp: string;
  readonly end_timestamp: string;
  readonly env: string;
  readonly host: string;
  readonly type: string;
  readonly status: 'ok' | 'error';
  /** `key:value`: env, service, version, host. */
  readonly tags: readonly string[];
  /** The span's own attributes, nested at the dots of their names; `duration` in nanoseconds. */
  readonly custom: Readonly<Record<string, unknown>>;
  readonly ingestion_reason: string;
  readonly retained_by: string;
  readonly single_span: boolean;
}

export interface SpanItem {
  readonly id: string;
  readonly type: 'spans';
  readonly attributes: SpanAttributes;
}

/** Answer to a search of spans. */
export interface SpanSearchResponse {
  readonly data: readonly SpanItem[];
  readonly meta: {
    readonly elapsed: number;
    readonly request_id: string;
    readonly status: 'done';
    readonly page?: { readonly after: string };
  };
  readonly links?: { readonly next: string };
}

/** Body of `POST /api/v2/spans/events/search`. */
export interface SpanSearchRequest {
  readonly data: {
    readonly type: 'search_request';
    readonly attributes: {
      /** `from`, `to`: ISO 8601, Unix milliseconds, or date math (`now-15m`). */
      readonly filter?: { readonly query?: string; readonly from?: string; readonly to?: string };
      readonly sort?: 'timestamp' | '-timestamp';
      readonly page?: { readonly limit?: number; readonly cursor?: string };
      readonly options?: { readonly timezone?: string; readonly timeOffset?: number };
    };
  };
}

/** Body of `POST /api/v2/spans/analytics/aggregate`. */
export interface SpanAggregateRequest {
  readonly data: {
    readonly type: 'aggregate_request';
    readonly attributes: {
      readonly compute: readonly {
        /** count, cardinality, sum, avg, min, max, median, pc75, pc90, pc95, pc98, pc99 (here any pcN, also pc50). */
        readonly aggregation: string;
        /** `@duration`, `@http.response_size`. */
        readonly metric?: string;
        /** `5m`, `30s`; for `timeseries`. */
        readonly interval?: string;
        readonly type?: 'total' | 'timeseries';
      }[];
      readonly filter?: { readonly query?: string; readonly from?: string; readonly to?: string };
      readonly group_by?: readonly {
        readonly facet: string;
        readonly limit?: number;
        readonly sort?: {
          readonly aggregation?: string;
          readonly metric?: string;
          readonly order?: 'asc' | 'desc';
          readonly type?: 'alphabetical' | 'measure';
        };
        readonly missing?: string | number;
        readonly total?: boolean | string | number;
      }[];
    };
  };
}

/** One group of an aggregation; computes are named `c0`, `c1`, … by their position. */
export interface SpanAggregateBucket {
  readonly id: string;
  readonly type: 'bucket';
  readonly attributes: {
    readonly by: Readonly<Record<string, string>>;
    readonly compute: Readonly<
      Record<string, number | null | readonly { readonly time: string; readonly value: number | null }[]>
    >;
  };
}

export interface SpanAggregateResponse {
  readonly data: readonly SpanAggregateBucket[];
  readonly meta: { readonly elapsed: number; readonly request_id: string; readonly status: 'done' };
}

/**
 * One span in the answer to `GET /api/v2/trace/{trace_id}`. As at Datadog ids are numbers of 64 bits: all their digits are in
 * the JSON, and JavaScript's own parser rounds them. `traceIDFull` and the texts in `lab` are exact everywhere.
 */
export interface TraceSpan {
  /** The lower 64 bits. */
  readonly traceID: number;
  /** 32 hex digits. */
  readonly traceIDFull: string;
  readonly spanID: number;
  /** 0: the root of its trace. */
  readonly parentID: number;
  readonly service: string;
  /** The operation. */
  readonly name: string;
  readonly resource: string;
  readonly resourceHash: string;
  readonly type: string;
  /** Unix nanoseconds; JavaScript's parser rounds them to 256 ns. `start_ns` in `lab` is exact. */
  readonly startTime: number;
  readonly endTime: number;
  /** Nanoseconds. */
  readonly duration: number;
  /** 0 or 1. */
  readonly error: number;
  /** Tags and numbers but those whose keys begin with `_`, which Datadog leaves out; they are in `lab`. */
  readonly meta: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, number>>;
  /** Nanoseconds in which no child of it ran. */
  readonly self_time: number;
  /** What Datadog's answer has no place for. */
  readonly lab: {
    /** Decimal. */
    readonly span_id: string;
    readonly parent_id: string;
    readonly start_ns: string;
    readonly host: string;
    readonly env: string;
    readonly version: string;
    readonly top_level: boolean;
    readonly unsampled: boolean;
    /** Whose keys begin with `_`. */
    readonly meta: Readonly<Record<string, string>>;
    readonly metrics: Readonly<Record<string, number>>;
    readonly links: readonly {
      readonly traceId: string;
      readonly spanId: string;
      readonly attributes: Readonly<Record<string, string>>;
    }[];
    readonly events: readonly {
      readonly name: string;
      readonly time_ns: string;
      readonly attributes: Readonly<Record<string, unknown>>;
    }[];
  };
}

/** Answer to `GET /api/v2/trace/{trace_id}`; the id is 32 hex digits, or the lower 64 bits in hex or decimal. */
export interface TraceResponse {
  readonly data: {
    readonly id: string;
    readonly type: 'trace';
    readonly attributes: { readonly is_truncated: boolean; readonly spans: readonly TraceSpan[] };
  };
}

/** Answer to `GET /api/v2/apm/services?filter[env]=`; the entries of `metadata` belong to those of `services`. */
export interface ServiceListResponse {
  readonly data: {
    readonly id: string;
    readonly type: 'services_list';
    readonly attributes: {
      readonly services: readonly string[];
      readonly metadata: readonly { readonly isTraced: boolean; readonly isUsm: boolean }[];
    };
  };
}

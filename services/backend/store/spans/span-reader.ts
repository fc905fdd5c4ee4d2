import type { Span } from '../../../../lib/model/span.ts';
import type { SearchNode } from '../../../../lib/search-language/types.ts';

/** Spans that start in a window and satisfy a search. */
export interface SpanQuery {
  /** Unix milliseconds; `fromMs <= start < toMs`. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly search: SearchNode;
}

/** One page of spans, and how to ask for the next. */
export interface SpanPage {
  readonly spans: readonly Span[];
  /** Each host of these spans → its tags, `host:<name>` among them. */
  readonly hostTags: ReadonlyMap<string, readonly string[]>;
  /** The place of the last span, for `after`; absent when there are no more. */
  readonly next?: SpanPlace;
}

/** A span's place in a list sorted by start and, where that is equal, by id. */
export interface SpanPlace {
  readonly startNs: bigint;
  readonly id: string;
}

/**
 * What to compute of the spans of a bucket. `count` takes no attribute; `cardinality` any; the others one that is a number
 * (`duration` in nanoseconds, or an attribute, `http.response_size`). Percentiles are `percentile` with 0 < p < 100.
 */
export type SpanCompute =
  | { readonly kind: 'count' }
  | { readonly kind: 'cardinality'; readonly attribute: string }
  | { readonly kind: 'sum' | 'avg' | 'min' | 'max' | 'median'; readonly attribute: string }
  | { readonly kind: 'percentile'; readonly attribute: string; readonly p: number };

/** By what to group: a reserved attribute (`service`, `resource_name`, …) or an attribute of the spans. */
export interface SpanGroupBy {
  /** Without `@`. */
  readonly attribute: string;
  /** The groups kept, the first by `order`. */
  readonly limit: number;
  /** By the compute at this position; default the first, descending. */
  readonly order?: { readonly compute: number; readonly direction: 'asc' | 'desc' };
  /** The group of the spans without the attribute; without this they are left out. */
  readonly missing?: string;
}

/** One group: its values by `groupBy`, and of each compute a value, or one for each interval. */
export interface SpanBucket {
  readonly by: readonly string[];
  /** NaN: nothing to compute of. */
  readonly values: readonly number[];
  /** With `intervalMs`: for each compute, `[Unix ms of the interval's start, value]`, ascending, without empty ones. */
  readonly series?: readonly (readonly (readonly [number, number])[])[];
}

/** Calls between services: a span of `from` is the parent of an entry span of `to`. */
export interface ServiceEdge {
  readonly from: string;
  readonly to: string;
  readonly calls: number;
  readonly errors: number;
  /** Of the called spans, nanoseconds. */
  readonly totalNs: number;
  readonly p95Ns: number;
}

/** What the spans of some traces have in common, by service and type, or by resource, operation, service and type. */
export interface TimeShare {
  readonly service: string;
  readonly type: string;
  /** Empty by service. */
  readonly operation: string;
  readonly resource: string;
  /** Time in which none of a span's own children ran, added up, nanoseconds. */
  readonly selfNs: number;
  /** Of the spans, added up. */
  readonly durationNs: number;
  readonly spans: number;
  /** Traces with such a span. */
  readonly traces: number;
}

/** Time of which spans to count, and how to add it up. */
export interface TimeSharesOptions {
  /** The newest traces that are looked into. */
  readonly traces: number;
  /** `traces`: of all spans of these traces; `found`: of the spans that satisfy the search and those below them, at most 1000 levels. */
  readonly of: 'traces' | 'found';
  readonly by: 'service' | 'resource';
}

/**
 * Reserved attributes: `service`, `operation_name`, `resource_name`, `type`, `env`, `version`, `host`, `status` (`ok`,
 * `error`), `trace_id`, `span_id`, `parent_id`, `duration` (ns), `start`; `single_span`, `top_level`, `measured`, `root`,
 * `unsampled` (`true`, `false`). Any other name is a tag or a number of the span, and, unless it is searched for with `@`, a
 * tag of its host; spans are grouped by a tag of their host where they have none of that name. All methods see what was
 * taken over before they were asked.
 */
export interface SpanReader {
  /** Sorted by start, newest first unless `ascending`. */
  search(
    query: SpanQuery,
    page: { readonly limit: number; readonly ascending?: boolean; readonly after?: SpanPlace },
  ): Promise<SpanPage>;
  /**
   * The spans of a trace by start, at most `limit`; `id` has 128 bits, or is the lower 64 of one.
   * @returns `isTruncated` when there are more
   */
  trace(
    id: bigint,
    options: { readonly limit: number },
  ): Promise<{ readonly spans: readonly Span[]; readonly isTruncated: boolean }>;
  /** @throws RangeError when there are more than 100,000 buckets times intervals */
  aggregate(
    query: SpanQuery,
    what: {
      readonly computes: readonly SpanCompute[];
      readonly groupBy: readonly SpanGroupBy[];
      readonly intervalMs?: number;
    },
  ): Promise<readonly SpanBucket[]>;
  /** Names of the attributes of spans seen, with how many values each has had, by name. */
  attributes(): Promise<readonly { readonly name: string; readonly values: number; readonly isNumber: boolean }[]>;
  /** Calls between services in a window, of the spans that satisfy the search (of the called side). */
  edges(query: SpanQuery): Promise<readonly ServiceEdge[]>;
  /** Where the newest traces with a span that satisfies the search spent their time; `traces` tells how many there were. */
  timeShares(
    query: SpanQuery,
    options: TimeSharesOptions,
  ): Promise<{ readonly traces: number; readonly shares: readonly TimeShare[] }>;
}

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

/** Calendar units of `.rollup(sum, daily, …)`; a bucket begins at midnight of `zone`, or `startHour` hours later. */
export interface CalendarRollup {
  readonly unit: 'daily' | 'weekly' | 'monthly';
  /** 0 to 23. */
  readonly startHour?: number;
  /** IANA name; absent is UTC. */
  readonly zone?: string;
}

/** How the gaps of a series are filled before series are added up: `.fill(last, 60)`. */
export interface Fill {
  readonly method: 'linear' | 'last' | 'zero' | 'null';
  /** Gaps that are longer stay, in seconds; absent is 300. */
  readonly limitS?: number;
}

/** One metric query, e.g. `avg:my_metric{host:x,!env:y} by {z}.as_rate().rollup(sum, 60)`. */
export interface MetricQuery {
  readonly kind: 'metric';
  /** Absent when the author wrote none; evaluated as `avg`. `histogram`: all values, of a distribution, in bins. */
  readonly aggregator?: SpaceAggregator | Percentile | 'histogram';
  readonly metric: string;
  readonly filter: TagFilter;
  /** The scope as written, for echoing (`host:x,!env:y`, `*`). */
  readonly scope: string;
  readonly groupBy: readonly string[];
  readonly as?: 'count' | 'rate';
  /** `.weighted()`: a gauge counts for as long as it was sent. */
  readonly isWeighted?: true;
  readonly rollup?: {
    readonly method?: RollupMethod;
    /** Seconds. */
    readonly intervalS?: number;
    /** In place of an interval. */
    readonly calendar?: CalendarRollup;
  };
  readonly fill?: Fill;
}

/** What a query, or a formula over named queries, computes. */
export type Expression =
  | MetricQuery
  | { readonly kind: 'number'; readonly value: number }
  /** In formulas: the query of that name. */
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'negation'; readonly operand: Expression }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | FunctionCall;

export type ArithmeticOperator = '+' | '-' | '*' | '/';

/** `top(q, 10, 'mean', 'desc')`: its name and parameters stand in the function table. */
export interface FunctionCall {
  readonly kind: 'call';
  readonly name: string;
  readonly operand: Expression;
  /** Those that were written, by the name of the parameter. */
  readonly arguments: Readonly<Record<string, ArgumentValue>>;
}

export type ArgumentValue = number | string;

import type { Expression } from '../query-language/types.ts';
import type { SearchNode } from '../search-language/types.ts';

export type Comparator = '>' | '>=' | '<' | '<=' | '==' | '!=';

/** `last_5m`, `current_1d`, `next_1w`. */
export interface MonitorWindow {
  readonly kind: 'last' | 'current' | 'next';
  readonly amount: number;
  readonly unit: 'm' | 'h' | 'd' | 'w' | 'mo';
}

/** How the points of a window become one value. */
export type WindowAggregator = 'avg' | 'sum' | 'min' | 'max' | 'count' | { readonly percentile: number };

/** `avg(last_5m):avg:my_metric{*} by {host} > 800` */
export interface MetricMonitorQuery {
  readonly kind: 'metric';
  readonly aggregator: WindowAggregator;
  readonly window: MonitorWindow;
  /** `change(avg(last_5m),last_30m):…`: against the same so many seconds earlier. */
  readonly change?: { readonly kind: 'change' | 'pct_change'; readonly shiftS: number };
  readonly expression: Expression;
  /** The expression as it was written. */
  readonly expressionText: string;
  readonly groupBy: readonly string[];
  readonly comparator: Comparator;
  readonly threshold: number;
}

/** `formula("a / b * 100").last("15m") >= 0.8`, with its queries in `options.variables`. */
export interface FormulaMonitorQuery {
  readonly kind: 'formula';
  readonly formula: Expression;
  readonly formulaText: string;
  readonly rollup?: string;
  readonly window: MonitorWindow;
  readonly groupBy: readonly string[];
  readonly comparator: Comparator;
  readonly threshold: number;
}

/** `"mysql.can_connect".over("env:prod").by("host").last(3).count_by_status()` */
export interface ServiceCheckMonitorQuery {
  readonly kind: 'service check';
  readonly check: string;
  /** Tags that a report must have; none: any. */
  readonly over: readonly string[];
  readonly exclude: readonly string[];
  /** `['*']`: by all tags that it has. */
  readonly groupBy: readonly string[];
  /** The number of reports in a row that are looked at. */
  readonly last: number;
  readonly count: 'count_by_status' | 'pct_by_status';
}

/** `events("…").rollup("count").by("host").last("15m") > 0`, and the same of spans by `trace-analytics(…)`. */
export interface SearchMonitorQuery {
  readonly kind: 'events' | 'trace-analytics';
  readonly searchText: string;
  readonly search: SearchNode;
  readonly indexes: readonly string[];
  readonly rollup: { readonly method: string; readonly facet?: string };
  readonly groupBy: readonly string[];
  readonly window: MonitorWindow;
  readonly comparator: Comparator;
  readonly threshold: number;
}

/** `123 && (456 || !789)` */
export type CompositeNode =
  | { readonly kind: 'monitor'; readonly id: number }
  | { readonly kind: 'not'; readonly operand: CompositeNode }
  | { readonly kind: 'and' | 'or'; readonly left: CompositeNode; readonly right: CompositeNode };

export interface CompositeMonitorQuery {
  readonly kind: 'composite';
  readonly expression: CompositeNode;
  /** In the order of their first mention, each once: `a`, `b`, … of a message. */
  readonly monitorIds: readonly number[];
}

export type MonitorQuery =
  | MetricMonitorQuery
  | FormulaMonitorQuery
  | ServiceCheckMonitorQuery
  | SearchMonitorQuery
  | CompositeMonitorQuery;

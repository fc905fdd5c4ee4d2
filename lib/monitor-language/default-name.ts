import { printMonitorQuery } from './print.ts';
import type { MetricMonitorQuery, MonitorQuery, MonitorWindow, SearchMonitorQuery } from './types.ts';
import { printLast, printWindow } from './window.ts';

/**
 * The name that Datadog gives to a monitor without one, a sentence in Markdown (api.md 5.1):
 * `**my_metric** over **host:a** was **> 100.0** on average during the **last 1h**.`
 * Queries that it says nothing about in words are named by their text.
 */
export function defaultMonitorName(query: MonitorQuery): string {
  if (query.kind === 'metric') return ofMetric(query);
  if (query.kind === 'events' || query.kind === 'trace-analytics') return ofSearch(query);
  return `\`${printMonitorQuery(query)}\``;
}

function ofMetric(query: MetricMonitorQuery): string {
  const { expression, expressionText, comparator, threshold, change } = query;
  const isPlain = expression.kind === 'metric' && !change;
  const what = isPlain ? `**${expression.metric}** over **${expression.scope}**` : `\`${expressionText}\``;
  const changed = change ? (change.kind === 'change' ? ' changed by' : ' changed by a percentage of') : ' was';
  const during = `during the **${printSpan(query.window)}**`;
  return `${what}${changed} **${comparator} ${asFloat(threshold)}** ${howOften(query)} ${during}.`;
}

function ofSearch({ kind, searchText, rollup, comparator, threshold, window }: SearchMonitorQuery): string {
  const what = kind === 'events' ? 'events' : 'spans';
  const measure =
    rollup.facet === undefined ? `The number of ${what}` : `${rollup.method} of **${rollup.facet}** of ${what}`;
  return `${measure} that match **${searchText || '*'}** was **${comparator} ${asFloat(threshold)}** during the **${printSpan(window)}**.`;
}

/** How the aggregator of a window is said. */
export function howOften({ aggregator }: Pick<MetricMonitorQuery, 'aggregator'>): string {
  switch (aggregator) {
    case 'avg':
      return 'on average';
    case 'max':
      return 'at least once';
    case 'min':
      return 'at all times';
    case 'sum':
      return 'in total';
    case 'count':
      return 'in number of points';
    default:
      return `at the ${aggregator.percentile}th percentile`;
  }
}

/** `last 5m`, `current 1d` */
export function printSpan(window: MonitorWindow): string {
  return window.kind === 'last' ? `last ${printLast(window)}` : printWindow(window).replace('_', ' ');
}

/** A threshold as Datadog writes one: `60.0`, `0.25`. */
export function asFloat(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? value.toFixed(1) : String(value);
}

import { parseQueries } from '../query-language/parse.ts';
import { queriesIn } from '../query-language/queries-in.ts';
import { QueryError } from '../query-language/query-error.ts';
import type { Expression, MetricQuery } from '../query-language/types.ts';
import { callsIn } from './calls-in.ts';
import { readComparison } from './comparison.ts';
import { readInner, unsupportedError, wrongError } from './monitor-query-error.ts';
import { TextCursor } from './text-cursor.ts';
import type { MetricMonitorQuery, MonitorWindow, WindowAggregator } from './types.ts';
import { readWindow, windowForms } from './window.ts';

const aggregators = ['avg', 'sum', 'min', 'max', 'count'] as const;

/** A year. */
const maxShiftS = 366 * 86_400;

const unitSeconds: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400, w: 604_800 };

type Head = Pick<MetricMonitorQuery, 'window' | 'change'> & {
  readonly aggregator: (typeof aggregators)[number] | 'percentile';
};

/**
 * Reads `avg(last_5m):avg:my_metric{*} by {host} > 800`, and with `change(avg(last_5m),last_30m):` or `pct_change` in front.
 * @throws MonitorQueryError
 */
export function parseMetricMonitor(text: string): MetricMonitorQuery {
  const cursor = new TextCursor(text);
  const headAt = cursor.at;
  const { aggregator, ...head } = readHead(cursor);
  cursor.take(':');
  const { comparator, threshold, at: end } = readComparison(text);
  const at = cursor.at;
  const expressionText = text.slice(at, Math.max(at, end)).trim();
  const isError = (error: unknown): boolean => error instanceof QueryError;
  const [expression, ...others] = readInner(text, { placeOf: (offset) => at + offset, isError }, () =>
    parseQueries(expressionText),
  );
  if (!expression || others.length > 0) throw wrongError(text, 'a monitor has one query, not several', at);
  const queries = queriesIn(expression);
  if (queries.length === 0) throw wrongError(text, 'there is no metric in the query', at);
  if (queries.some((query) => query.aggregator === 'histogram'))
    throw unsupportedError(text, 'histogram: in a monitor', at);
  refuseForecast(text, { expression, window: head.window, at });
  return {
    kind: 'metric',
    aggregator: aggregator === 'percentile' ? percentileOf(text, { queries, at: headAt }) : aggregator,
    ...head,
    expression,
    expressionText,
    groupBy: [...new Set(queries.flatMap(({ groupBy }) => groupBy))],
    comparator,
    threshold,
  };
}

function readHead(cursor: TextCursor): Head {
  const change = cursor.match(/(?:pct_)?change(?=\s*\()/y)?.value as 'change' | 'pct_change' | undefined;
  if (!change) return readAggregated(cursor);
  cursor.take('(');
  const aggregated = readAggregated(cursor);
  cursor.take(',');
  const shiftS = takeShift(cursor);
  cursor.take(')');
  return { ...aggregated, change: { kind: change, shiftS } };
}

/** `avg(last_5m)` */
function readAggregated(cursor: TextCursor): { aggregator: Head['aggregator']; window: MonitorWindow } {
  const { at } = cursor;
  const { value } = cursor.takeMatch(/[A-Za-z_]+/y, 'avg, sum, min, max, count, percentile, change or pct_change');
  const aggregator = ([...aggregators, 'percentile'] as const).find((each) => each === value);
  if (!aggregator) {
    throw wrongError(
      cursor.text,
      `'${value}' is none of ${aggregators.join(', ')}, percentile, change, pct_change`,
      at,
    );
  }
  cursor.take('(');
  const windowAt = cursor.at;
  const window = readWindow(cursor.match(/\w+/y)?.value ?? '');
  if (!window) throw wrongError(cursor.text, `expected ${windowForms}`, windowAt);
  cursor.take(')');
  return { aggregator, window };
}

/** `last_30m`, or as it is also written `30m_ago`, in seconds. */
function takeShift(cursor: TextCursor): number {
  const { at } = cursor;
  const text = cursor.match(/\w+/y)?.value ?? '';
  const [, last, ago] = /^(?:last_(\d{1,6}[mhdw])|(\d{1,6}[mhdw])_ago)$/.exec(text) ?? [];
  const span = last ?? ago ?? '';
  const seconds = Number(span.slice(0, -1)) * (unitSeconds[span.slice(-1)] ?? 0);
  if (seconds === 0 || seconds > maxShiftS)
    throw wrongError(cursor.text, 'expected a shift such as last_30m, 5m_ago or 1d_ago', at);
  return seconds;
}

/** Which percentile `percentile(last_5m):` is of: the one that its queries ask for. */
function percentileOf(
  text: string,
  { queries, at }: { readonly queries: readonly MetricQuery[]; readonly at: number },
): WindowAggregator {
  const asked = new Set(queries.map(({ aggregator = 'avg' }) => aggregator));
  const [only] = asked;
  const percentile = /^p(.+)$/.exec(only ?? '')?.[1];
  if (asked.size !== 1 || percentile === undefined) {
    throw wrongError(text, 'percentile() is of queries for one percentile, such as p95:my_metric{*}', at);
  }
  return { percentile: Number(percentile) };
}

/** A window that lies ahead is there for forecasts, and those for nothing else. */
function refuseForecast(
  text: string,
  { expression, window, at }: { readonly expression: Expression; readonly window: MonitorWindow; readonly at: number },
): void {
  const isForecast = callsIn(expression).some(({ name }) => name === 'forecast');
  if (isForecast && window.kind !== 'next') throw wrongError(text, 'forecast() needs a window such as next_1w', at);
  if (!isForecast && window.kind === 'next') throw wrongError(text, 'a window such as next_1w needs forecast()', at);
}

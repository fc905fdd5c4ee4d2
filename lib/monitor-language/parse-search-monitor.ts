import { parseSearch } from '../search-language/parse.ts';
import { SearchError } from '../search-language/search-error.ts';
import { type Call, readCalls } from './calls.ts';
import { readComparison } from './comparison.ts';
import { readGroups } from './groups.ts';
import { readInner, wrongError } from './monitor-query-error.ts';
import { takeLast } from './take-last.ts';
import { TextCursor } from './text-cursor.ts';
import type { SearchMonitorQuery } from './types.ts';

/** What is made of the values of an attribute. */
const measures: readonly string[] = [
  ...['avg', 'sum', 'min', 'max', 'median', 'cardinality'],
  ...['pc75', 'pc90', 'pc95', 'pc98', 'pc99'],
];

/**
 * Reads `events("source:deploy").rollup("count").by("host").last("15m") > 0`, and the same of spans:
 * `trace-analytics("env:prod").index("trace-search").rollup("avg", "@duration").by("service").last("5m") > 10`.
 * @throws MonitorQueryError
 */
export function parseSearchMonitor(text: string, kind: SearchMonitorQuery['kind']): SearchMonitorQuery {
  const { comparator, threshold, at: end } = readComparison(text);
  const cursor = new TextCursor(text.slice(0, end));
  cursor.take(kind);
  cursor.take('(');
  const { value: searchText, placeOf } = cursor.takeString('a search in quotes');
  cursor.take(')');
  const isError = (error: unknown): boolean => error instanceof SearchError;
  const search = readInner(text, { placeOf, isError }, () => parseSearch(searchText));
  const calls = readCalls(cursor, ['index', 'rollup', 'by', 'last']);
  cursor.takeEnd();
  return {
    kind,
    searchText,
    search,
    indexes: calls.index?.values.map(({ value }) => value) ?? [],
    rollup: readRollup(cursor, calls.rollup),
    groupBy: calls.by ? readGroups(calls.by) : [],
    window: takeLast(cursor, calls.last),
    comparator,
    threshold,
  };
}

/** `("count")` or `("avg", "@duration")`. */
function readRollup(cursor: TextCursor, call: Call | undefined): SearchMonitorQuery['rollup'] {
  if (!call) throw cursor.expected('.rollup("count")');
  const [method, facet, ...others] = call.values;
  if (method?.value === 'count' && !facet) return { method: 'count' };
  if (!method || !measures.includes(method.value) || !facet?.value || others.length > 0) {
    const at = method?.at ?? call.at;
    throw wrongError(cursor.text, `.rollup() takes "count", or one of ${measures.join(', ')} and an attribute`, at);
  }
  return { method: method.value, facet: facet.value };
}

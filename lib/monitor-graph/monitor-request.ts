import type { MonitorOptions } from '../api-types/monitors.ts';
import type { MonitorQuery } from '../monitor-language/types.ts';
import { parseQueries } from '../query-language/parse.ts';
import { printExpression } from '../query-language/print.ts';
import type { JsonObject } from '../widget/read-value.ts';
import { narrowedExpression, narrowedSearch } from './narrowed.ts';

/** So many values of each facet are drawn, those of most spans. */
const MOST_OF_FACET = 10;

interface RequestOptions {
  /** Of a formula: its named queries. */
  readonly variables?: MonitorOptions['variables'] | undefined;
  /** Of the group that is to be drawn; none: all of them. */
  readonly groupTags?: readonly string[];
}

/**
 * The request of a time series widget that draws what a monitor looks at; undefined of those that are drawn by nothing: of
 * service checks, events and other monitors, and by a percentile (api.md 6.2).
 */
export function monitorRequest(
  query: MonitorQuery,
  { variables, groupTags = [] }: RequestOptions = {},
): JsonObject | undefined {
  switch (query.kind) {
    case 'metric':
      if (typeof query.aggregator === 'object') return undefined;
      return { q: printExpression(narrowedExpression(query.expression, groupTags)), display_type: 'line' };
    case 'formula':
      return formulas(
        (variables ?? []).map((variable) => narrowedVariable(variable, groupTags)),
        query.formulaText,
      );
    case 'trace-analytics': {
      const { method, facet } = query.rollup;
      const compute = { aggregation: method, ...(facet !== undefined && { metric: facet }) };
      const search = { query: narrowedSearch(query.searchText, groupTags) };
      const facets = groupTags.length > 0 ? [] : query.groupBy;
      const group_by = facets.map((facet) => ({ facet, limit: MOST_OF_FACET }));
      const spans = { data_source: 'spans', name: 'a', search, compute, ...(group_by.length > 0 && { group_by }) };
      return { ...formulas([spans], 'a'), display_type: 'bars' };
    }
    default:
      return undefined;
  }
}

function formulas(queries: readonly JsonObject[], formula: string): JsonObject {
  return { response_format: 'timeseries', queries, formulas: [{ formula }] };
}

function narrowedVariable(variable: JsonObject, tags: readonly string[]): JsonObject {
  if (variable.data_source !== 'metrics' || typeof variable.query !== 'string') return variable;
  const expressions = parseQueries(variable.query).map((expression) => narrowedExpression(expression, tags));
  return { ...variable, query: expressions.map(printExpression).join(', ') };
}

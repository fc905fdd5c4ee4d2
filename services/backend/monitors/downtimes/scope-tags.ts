import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import { MonitorQueryError } from '../../../../lib/monitor-language/monitor-query-error.ts';
import { parseMonitorQuery } from '../../../../lib/monitor-language/parse.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { parseQueries } from '../../../../lib/query-language/parse.ts';
import { queriesIn } from '../../../../lib/query-language/queries-in.ts';
import { QueryError } from '../../../../lib/query-language/query-error.ts';
import type { Expression, TagFilter } from '../../../../lib/query-language/types.ts';
import type { SearchNode } from '../../../../lib/search-language/types.ts';

/**
 * The tags that a monitor's query asks of all that it looks at, which all of its groups have therefore: `env:prod` of
 * `avg:m{env:prod,-host:a} by {host}`. Of several queries those that each of them asks. Nothing of a query that cannot be read.
 */
export function scopeTagsOf(monitor: Pick<MonitorRecord, 'type' | 'query' | 'options'>): readonly string[] {
  const { variables } = monitor.options;
  try {
    return tagsOfQuery(parseMonitorQuery(monitor.type, monitor.query, { variables }), variables ?? []);
  } catch (error) {
    if (error instanceof MonitorQueryError || error instanceof QueryError) return [];
    throw error;
  }
}

function tagsOfQuery(query: MonitorQuery, variables: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  switch (query.kind) {
    case 'metric':
      return tagsOfExpressions([query.expression]);
    case 'formula': {
      // What a variable of logs or spans searches for is no text of a metric query; then nothing is certain of the groups.
      const texts = variables.map(({ query: text }) => text);
      const isOfMetrics = texts.every((text) => typeof text === 'string');
      return isOfMetrics ? tagsOfExpressions(texts.flatMap((text) => parseQueries(String(text)))) : [];
    }
    case 'service check':
      return query.over;
    case 'composite':
      return [];
    default:
      return tagsOfSearch(query.search);
  }
}

function tagsOfExpressions(expressions: readonly Expression[]): readonly string[] {
  const [first = [], ...others] = expressions.flatMap(queriesIn).map(({ filter }) => tagsOfFilter(filter));
  return first.filter((tag) => others.every((tags) => tags.includes(tag)));
}

function tagsOfFilter(filter: TagFilter): readonly string[] {
  if (filter.kind === 'and') return filter.terms.flatMap(tagsOfFilter);
  return filter.kind === 'tag' && !filter.tag.includes('*') ? [filter.tag] : [];
}

function tagsOfSearch(node: SearchNode): readonly string[] {
  if (node.kind === 'and') return node.nodes.flatMap(tagsOfSearch);
  if (node.kind !== 'attribute' || node.attribute.hasAt || node.match.kind !== 'exact') return [];
  return [`${node.attribute.name}:${node.match.value}`];
}

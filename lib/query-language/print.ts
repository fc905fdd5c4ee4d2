import type { MetricQuery, TagFilter } from './types.ts';

/** The text of a metric query, with its scope as written; `parseMetricQuery` reads it back to an equal value. */
export function printMetricQuery(query: MetricQuery): string {
  const aggregator = query.aggregator ? `${query.aggregator}:` : '';
  const by = query.groupBy.length > 0 ? ` by {${query.groupBy.join(',')}}` : '';
  const as = query.as ? `.as_${query.as}()` : '';
  return `${aggregator}${query.metric}{${query.scope}}${by}${as}${printRollup(query.rollup)}`;
}

/**
 * The text of a scope: the symbolic form (`a:b,!c:d`) where it can say it, else the boolean language.
 * For whoever builds a query from parts and has no `scope` as written.
 */
export function printTagFilter(filter: TagFilter): string {
  const terms = filter.kind === 'and' ? filter.terms : [filter];
  if (terms.every(isSymbolic)) return terms.map(printSymbol).join(',');
  return printBoolean(filter);
}

function printRollup(rollup: MetricQuery['rollup']): string {
  if (!rollup) return '';
  const parts = [rollup.method, rollup.intervalS].filter((part) => part !== undefined);
  return `.rollup(${parts.join(', ')})`;
}

function isSymbolic(term: TagFilter): boolean {
  const inner = term.kind === 'not' ? term.term : term;
  return inner.kind === 'tag' || inner.kind === 'all';
}

function printSymbol(term: TagFilter): string {
  return term.kind === 'not' ? `!${printBoolean(term.term)}` : printBoolean(term);
}

function printBoolean(filter: TagFilter): string {
  switch (filter.kind) {
    case 'all':
      return '*';
    case 'tag':
      return filter.tag;
    case 'not':
      return `NOT ${printOperand(filter.term)}`;
    case 'and':
      return filter.terms.map(printOperand).join(' AND ');
    case 'or':
      return filter.terms.map(printOperand).join(' OR ');
  }
}

function printOperand(term: TagFilter): string {
  return term.kind === 'tag' || term.kind === 'all' ? printBoolean(term) : `(${printBoolean(term)})`;
}

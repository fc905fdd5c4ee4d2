import { parseMetricQuery } from '../../../../lib/query-language/parse.ts';
import { printMetricQuery, printTagFilter } from '../../../../lib/query-language/print.ts';
import type { MetricQuery, TagFilter } from '../../../../lib/query-language/types.ts';

/** A metric query as the fields of the builder hold it: a list of tags, each required or, with `!`, excluded. */
export interface BuilderQuery {
  readonly aggregator: NonNullable<MetricQuery['aggregator']>;
  readonly metric: string;
  readonly filters: readonly string[];
  readonly groupBy: readonly string[];
  readonly as?: MetricQuery['as'];
  readonly rollup?: MetricQuery['rollup'];
}

/** The fields that a text fills; undefined when it is no query, or says more than the fields can. */
export function builderFromText(text: string): BuilderQuery | undefined {
  const query = parsed(text);
  if (!query) return undefined;
  const filters = filterList(query.filter);
  if (!filters) return undefined;
  return {
    aggregator: query.aggregator ?? 'avg',
    metric: query.metric,
    filters,
    groupBy: query.groupBy,
    ...(query.as && { as: query.as }),
    ...(query.rollup && { rollup: query.rollup }),
  };
}

/** The query that the fields mean. */
export function textFromBuilder(fields: BuilderQuery): string {
  const terms = fields.filters.map(termOf);
  const [only] = terms;
  const filter: TagFilter = !only ? { kind: 'all' } : terms.length === 1 ? only : { kind: 'and', terms };
  return printMetricQuery({
    kind: 'metric',
    aggregator: fields.aggregator,
    metric: fields.metric,
    filter,
    scope: printTagFilter(filter),
    groupBy: fields.groupBy,
    ...(fields.as && { as: fields.as }),
    ...(fields.rollup && { rollup: fields.rollup }),
  });
}

/** The metric that a text asks for, whatever else it says. */
export function metricInText(text: string): string | undefined {
  return parsed(text)?.metric;
}

function parsed(text: string): MetricQuery | undefined {
  try {
    return parseMetricQuery(text);
  } catch {
    return undefined;
  }
}

function filterList(filter: TagFilter): readonly string[] | undefined {
  if (filter.kind === 'all') return [];
  const out: string[] = [];
  for (const term of filter.kind === 'and' ? filter.terms : [filter]) {
    const inner = term.kind === 'not' ? term.term : term;
    if (inner.kind !== 'tag') return undefined;
    out.push(term.kind === 'not' ? `!${inner.tag}` : inner.tag);
  }
  return out;
}

function termOf(text: string): TagFilter {
  const tag: TagFilter = { kind: 'tag', tag: text.replace(/^!/, '') };
  return text.startsWith('!') ? { kind: 'not', term: tag } : tag;
}

import { parseQueries } from '../../../../lib/query-language/parse.ts';
import { printMetricQuery, printTagFilter } from '../../../../lib/query-language/print.ts';
import { queriesIn } from '../../../../lib/query-language/queries-in.ts';
import type { Expression, MetricQuery, TagFilter } from '../../../../lib/query-language/types.ts';

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
  if (query?.kind !== 'metric' || query.fill || query.isWeighted || query.rollup?.calendar) return undefined;
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

/** The first metric that a text asks for, whatever else it says. */
export function metricInText(text: string): string | undefined {
  const expression = parsed(text);
  return expression && queriesIn(expression)[0]?.metric;
}

/** The first expression of a text. */
function parsed(text: string): Expression | undefined {
  try {
    return parseQueries(text)[0];
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

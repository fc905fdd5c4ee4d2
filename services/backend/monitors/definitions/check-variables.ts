import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { SearchMonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { readSource, type SourceDeps } from '../../query/questions/sources/read-source.ts';

type Variables = NonNullable<MonitorOptions['variables']>;

/** Reading a query only tells whether it can be read: the store is asked when what was read is evaluated. */
const notAsked = {} as SourceDeps;

/**
 * Whether each of a formula's queries can be read, and has a name of its own.
 * @throws HttpError 400 or 422 that names the query, its field or its data source
 */
export function checkVariables(variables: Variables): void {
  const names = new Set<unknown>();
  for (const [at, variable] of variables.entries()) {
    const { name, data_source } = variable;
    if (names.has(name)) throw errors.inputInvalid(`options.variables.${at}.name: '${name}' is there twice`);
    names.add(name);
    readSource(notAsked, { ...variable, data_source: String(data_source) }, `options.variables.${at}`);
  }
}

/**
 * Whether what a monitor asks of spans can be asked: its index, its groups, and what it computes.
 * @throws HttpError 400 or 422 that names the part
 */
export function checkSpanQuery({ rollup, searchText, groupBy, indexes }: SearchMonitorQuery): void {
  const query = {
    data_source: 'spans',
    compute: { aggregation: rollup.method, ...(rollup.facet !== undefined && { metric: rollup.facet }) },
    search: { query: searchText },
    group_by: groupBy.map((facet) => ({ facet })),
    indexes,
  };
  readSource(notAsked, query, 'query');
}

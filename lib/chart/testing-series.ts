import type { QuerySeries } from '../api-types/query.ts';

/** A line of a query response as the API gives it, for tests. `scope` is one tag, or `*`; points in Unix milliseconds. */
export function querySeries(scope: string, intervalS: number, pointlist: QuerySeries['pointlist']): QuerySeries {
  return {
    metric: 'my_metric',
    display_name: 'my_metric',
    scope,
    expression: `avg:my_metric{${scope}}`,
    tag_set: scope === '*' ? [] : [scope],
    attributes: {},
    aggr: 'avg',
    query_index: 0,
    interval: intervalS,
    start: pointlist[0]?.[0] ?? 0,
    end: (pointlist.at(-1)?.[0] ?? 0) + intervalS * 1000 - 1,
    length: pointlist.length,
    unit: null,
    pointlist,
  };
}

import type { QuerySeries } from '../api-types/query.ts';

/** The points of a series without those that forecast() has added. */
export function measuredPoints({ pointlist, attributes: { predicted } }: QuerySeries): QuerySeries['pointlist'] {
  return predicted ? pointlist.filter((_, at) => !predicted[at]) : pointlist;
}

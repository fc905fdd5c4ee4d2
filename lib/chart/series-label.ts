import type { QuerySeries } from '../api-types/query.ts';

/** The name of a line: the tags of its group, else what it is grouped over. */
export function seriesLabel(series: Pick<QuerySeries, 'tag_set' | 'scope' | 'display_name'>): string {
  if (series.tag_set.length > 0) return series.tag_set.join(', ');
  return series.scope === '' || series.scope === '*' ? series.display_name : series.scope;
}

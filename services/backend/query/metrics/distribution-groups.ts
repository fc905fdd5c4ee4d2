import type { MetricQuery } from '../../../../lib/query-language/types.ts';
import type { SelectedContext } from '../../store/store.ts';
import { countGroups, groupChoices, groupsOf } from './group-key.ts';
import { refuseTooManyGroups } from './refuse-too-many-groups.ts';

/** A group of distributions. */
export interface DistributionGroup {
  /** `key:value` in the order of the query's keys; empty without grouping. */
  readonly groupTags: readonly string[];
  readonly contexts: readonly SelectedContext[];
}

/**
 * The groups of a query over distributions, ordered by their tags.
 * @throws HttpError 400 when the answer would be too large
 */
export function groupDistributions(
  contexts: readonly SelectedContext[],
  query: Pick<MetricQuery, 'groupBy'>,
  bucketCount: number,
): readonly DistributionGroup[] {
  const byKey = new Map<string, { readonly groupTags: readonly string[]; readonly contexts: SelectedContext[] }>();
  for (const context of contexts) {
    const choices = groupChoices(context.tags, query.groupBy);
    refuseTooManyGroups(countGroups(choices), bucketCount);
    for (const groupTags of groupsOf(choices)) {
      const key = groupTags.join('\n');
      const group = byKey.get(key);
      if (group) group.contexts.push(context);
      else byKey.set(key, { groupTags, contexts: [context] });
    }
    refuseTooManyGroups(byKey.size, bucketCount);
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

import type { SpanBucket } from '../../store/spans/span-reader.ts';

/** A level of groups, as it is answered. */
export interface GroupLevel {
  /** As the request names it, with `@` if it has that. */
  readonly facet: string;
  readonly limit: number;
  /** Sorted by the group's value, not by a compute: the store knows only computes. */
  readonly byName?: 'asc' | 'desc';
}

/** Sorts the levels that go by name, and cuts each to its limit; the others are as the store gave them. */
export function arrangeBuckets(
  buckets: readonly SpanBucket[],
  levels: readonly GroupLevel[],
  level = 0,
): readonly SpanBucket[] {
  const here = levels[level];
  if (!here || levels.slice(level).every(({ byName }) => byName === undefined)) return buckets;
  const groups = [...Map.groupBy(buckets, ({ by }) => by[level] ?? '')];
  if (here.byName) groups.sort(([a], [b]) => compareText(a, b) * (here.byName === 'desc' ? -1 : 1));
  return groups.slice(0, here.limit).flatMap(([, group]) => arrangeBuckets(group, levels, level + 1));
}

/** Numbers by their size, texts by their characters. */
function compareText(a: string, b: string): number {
  return a === b ? 0 : Number(a) - Number(b) || (a < b ? -1 : 1);
}

import type { SeriesSet } from '../../../query/metrics/series-set.ts';

/**
 * How far each point is from the one so many seconds earlier, bucket by bucket: the difference, or that in percent of the
 * earlier. A group without a past has none; nothing is divided by zero.
 * @param before the same expression over the earlier window, of as many buckets
 */
export function changesOf(now: SeriesSet, before: SeriesSet, kind: 'change' | 'pct_change'): SeriesSet {
  const past = new Map(before.series.map(({ groupTags, values }) => [groupTags.join('\n'), values]));
  const series = now.series.flatMap(({ groupTags, values }) => {
    const earlier = past.get(groupTags.join('\n'));
    if (!earlier) return [];
    return [{ groupTags, values: values.map((value, at) => changeOf(value, earlier[at] ?? Number.NaN, kind)) }];
  });
  return { ...now, series };
}

/** From `before` to `now`; NaN where there is none. */
export function changeOf(now: number, before: number, kind: 'change' | 'pct_change'): number {
  if (kind === 'change') return now - before;
  return before === 0 ? Number.NaN : ((now - before) / before) * 100;
}

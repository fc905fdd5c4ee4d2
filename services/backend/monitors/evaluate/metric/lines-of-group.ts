import type { SeriesSet } from '../../../query/metrics/series-set.ts';

/** Points of a line: Unix seconds, and values. */
export interface Line {
  readonly timesS: Float64Array;
  readonly values: Float64Array;
}

/** Finds the lines that the number of a group was made of: in each set the one that has the group's tags, as far as it has keys. */
export function linesOfGroup(sets: readonly SeriesSet[]): (groupTags: readonly string[]) => readonly Line[] {
  const indexed = sets.map(({ groupKeys, timesS, series }) => ({
    groupKeys,
    lines: new Map(series.map(({ groupTags, values }) => [groupTags.join('\n'), { timesS, values }])),
  }));
  return (groupTags) =>
    indexed.flatMap(({ groupKeys, lines }) => {
      const tags = groupKeys.map((key) => groupTags.find((tag) => tag.startsWith(`${key}:`)) ?? '');
      return lines.get(tags.join('\n')) ?? [];
    });
}

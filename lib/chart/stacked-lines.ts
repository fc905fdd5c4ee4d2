import type { QuerySeries } from '../api-types/query.ts';
import { joinedRuns } from './joined-points.ts';

/** One border of a stacked area: at each moment the height below and above it; runs are not joined to each other. */
export type StackedRun = readonly (readonly [atMs: number, base: number, tip: number])[];

/**
 * The areas of each series, stacked in the order given. Between two joined values of a series its height is
 * read off the straight line, so that series whose points fall on different moments stack without notches.
 */
export function stackedLines(series: readonly QuerySeries[]): StackedRun[][] {
  const moments = [...new Set(series.flatMap((one) => one.pointlist.map(([at]) => at)))].sort((a, b) => a - b);
  const heights = new Map<number, number>();
  return series.map((one) =>
    joinedRuns(one.pointlist, one.interval * 1000).map((run) =>
      onMoments(run, moments).map(([at, value]) => {
        const base = heights.get(at) ?? 0;
        heights.set(at, base + value);
        return [at, base, base + value] as const;
      }),
    ),
  );
}

/** A run with a value at every moment between its ends. */
function onMoments(
  run: readonly (readonly [number, number])[],
  moments: readonly number[],
): (readonly [number, number])[] {
  const out: (readonly [number, number])[] = [];
  const end = run.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY;
  let next = 0;
  for (const at of moments) {
    const to = run[next];
    if (!to || at > end) break;
    if (at === to[0]) {
      out.push(to);
      next += 1;
    } else if (next > 0) {
      const from = run[next - 1] ?? to;
      out.push([at, from[1] + ((to[1] - from[1]) * (at - from[0])) / (to[0] - from[0])]);
    }
  }
  return out;
}

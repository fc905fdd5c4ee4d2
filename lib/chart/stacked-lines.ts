import type { QuerySeries } from '../api-types/query.ts';
import { joinedRuns, type Run } from './joined-points.ts';

/** One border of a stacked area: at each moment the height below and above it; runs are not joined to each other. */
export type StackedRun = readonly (readonly [atMs: number, base: number, tip: number])[];

/**
 * The areas of each series, stacked in the order given. Between two joined values of a series its height is
 * read off the straight line, so that series whose points fall on different moments stack without notches.
 */
export function stackedLines(series: readonly QuerySeries[]): StackedRun[][] {
  let moments: readonly number[] = [];
  for (const one of series) moments = union(moments, one.pointlist);
  const heights = new Float64Array(moments.length);
  return series.map((one) =>
    joinedRuns(one.pointlist, one.interval * 1000).map((run) => onMoments(run, moments, heights)),
  );
}

/** A run with a value at every moment between its ends, standing on `heights`, which it raises. */
function onMoments(run: Run, moments: readonly number[], heights: Float64Array): StackedRun {
  const out: (readonly [number, number, number])[] = [];
  const start = run[0]?.[0] ?? Number.POSITIVE_INFINITY;
  const end = run.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY;
  let next = 0;
  for (const [place, at] of moments.entries()) {
    if (at < start) continue;
    const to = run[next];
    if (!to || at > end) break;
    const from = run[next - 1] ?? to;
    const value = at === to[0] ? to[1] : from[1] + ((to[1] - from[1]) * (at - from[0])) / (to[0] - from[0]);
    if (at === to[0]) next += 1;
    const base = heights[place] ?? 0;
    heights[place] = base + value;
    out.push([at, base, base + value]);
  }
  return out;
}

/** The moments of a list and of points, both in order, each once. */
function union(moments: readonly number[], points: QuerySeries['pointlist']): readonly number[] {
  const out: number[] = [];
  let place = 0;
  for (const [at] of points) {
    for (let before = moments[place]; before !== undefined && before < at; before = moments[place]) {
      out.push(before);
      place += 1;
    }
    if (moments[place] === at) place += 1;
    out.push(at);
  }
  return out.concat(moments.slice(place));
}

import type { QuerySeries } from '../api-types/query.ts';
import type { DrawnShape } from './drawn-shape.ts';
import { trace } from './flat-elements.ts';
import { joinLimitMs } from './joined-points.ts';
import type { Plot } from './plot.ts';

/** `[Unix milliseconds, lower, upper]`. */
type Range = readonly [number, number, number];

/** The ranges that are expected of a series as filled shapes, one for each stretch in which each bucket has one. */
export function bandShapes(
  series: QuerySeries,
  paint: { readonly color: string; readonly faded: boolean },
): DrawnShape[] {
  return stretches(series).map((stretch) => ({
    fromMs: stretch[0]?.[0] ?? 0,
    toMs: stretch.at(-1)?.[0] ?? 0,
    low: stretch.reduce((least, [, lower]) => Math.min(least, lower), Number.POSITIVE_INFINITY),
    high: stretch.reduce((most, [, , upper]) => Math.max(most, upper), Number.NEGATIVE_INFINITY),
    draw: (plot) => trace(outline(stretch, plot), { fill: paint.color, opacity: paint.faded ? 0.15 : 0.55 }),
  }));
}

function stretches(series: QuerySeries): Range[][] {
  const { pointlist, interval } = series;
  const { lower = [], upper = [] } = series.attributes;
  const limit = lower.length === 0 ? 0 : joinLimitMs(pointlist, interval * 1000);
  const found: Range[][] = [];
  let open: Range[] | undefined;
  for (const [at, low] of lower.entries()) {
    const [atMs = 0] = pointlist[at] ?? [];
    const high = upper[at] ?? null;
    const isApart = open !== undefined && atMs - (open.at(-1)?.[0] ?? 0) > limit;
    if (low === null || high === null || isApart) open = undefined;
    if (low === null || high === null) continue;
    if (!open) {
      open = [];
      found.push(open);
    }
    open.push([atMs, low, high]);
  }
  return found;
}

/** Along the upper ends, and back along the lower ones. */
function outline(stretch: readonly Range[], plot: Plot): Float64Array {
  const pixels = new Float64Array(stretch.length * 4);
  for (const [index, [atMs, low, high]] of stretch.entries()) {
    const there = index * 2;
    const back = pixels.length - there - 2;
    pixels[there] = plot.x(atMs);
    pixels[there + 1] = plot.y(high);
    pixels[back] = plot.x(atMs);
    pixels[back + 1] = plot.y(low);
  }
  return pixels;
}

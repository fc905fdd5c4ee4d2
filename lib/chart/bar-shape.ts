import type { Drawn, DrawnShape, Paint } from './drawn-shape.ts';
import { rectangles, trace } from './flat-elements.ts';
import type { Plot } from './plot.ts';
import type { BarSegment } from './stacked-bars.ts';

/** Bars narrower than this many pixels touch each other and are drawn as one outline: no gap could be seen. */
const SLIM_PX = 4;

/** The bars of a series in a stack, each over its whole bucket but for a small gap. Undefined without bars. */
export function barShape(segments: readonly BarSegment[], { color, faded }: Paint): DrawnShape | undefined {
  const [first] = segments;
  const last = segments.at(-1);
  if (!first || !last) return undefined;
  let low = 0;
  let high = 0;
  for (const { base, tip } of segments) {
    low = Math.min(low, base, tip);
    high = Math.max(high, base, tip);
  }
  const style = { fill: color, opacity: faded ? 0.2 : 0.85 };
  const draw = (plot: Plot): Drawn => {
    const isSlim = plot.x(first.toMs) - plot.x(first.fromMs) < SLIM_PX;
    if (!isSlim) return rectangles(barPixels(segments, plot), style);
    return { type: 'group', children: touching(segments).map((run) => trace(outlinePixels(run, plot), style)) };
  };
  return { fromMs: first.fromMs, toMs: last.toMs, low, high, draw };
}

function barPixels(segments: readonly BarSegment[], plot: Plot): Float64Array {
  const pixels = new Float64Array(segments.length * 4);
  for (const [index, { fromMs, toMs, base, tip }] of segments.entries()) {
    const left = plot.x(fromMs);
    const width = plot.x(toMs) - left;
    const gap = Math.min(2, width * 0.15);
    pixels[index * 4] = left + gap / 2;
    pixels[index * 4 + 1] = Math.min(plot.y(base), plot.y(tip));
    pixels[index * 4 + 2] = Math.max(width - gap, 1);
    pixels[index * 4 + 3] = Math.abs(plot.y(base) - plot.y(tip));
  }
  return pixels;
}

/** The bars cut into those without an empty bucket between them. */
function touching(segments: readonly BarSegment[]): BarSegment[][] {
  const runs: BarSegment[][] = [];
  let run: BarSegment[] = [];
  let endMs = Number.NEGATIVE_INFINITY;
  for (const segment of segments) {
    if (segment.fromMs !== endMs) {
      run = [];
      runs.push(run);
    }
    run.push(segment);
    endMs = segment.toMs;
  }
  return runs;
}

/** Along the tips, in steps, and back along the bases. */
function outlinePixels(run: readonly BarSegment[], plot: Plot): Float64Array {
  const pixels = new Float64Array(run.length * 8);
  for (const [index, { fromMs, toMs, base, tip }] of run.entries()) {
    const there = index * 4;
    const back = pixels.length - there - 4;
    pixels.set([plot.x(fromMs), plot.y(tip), plot.x(toMs), plot.y(tip)], there);
    pixels.set([plot.x(toMs), plot.y(base), plot.x(fromMs), plot.y(base)], back);
  }
  return pixels;
}

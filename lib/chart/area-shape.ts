import type { Drawn, DrawnShape, Paint } from './drawn-shape.ts';
import { trace } from './flat-elements.ts';
import { lineDash } from './line-dash.ts';
import type { Plot, Reach } from './plot.ts';
import type { StackedRun } from './stacked-lines.ts';

/** The filled shapes of a series in a stack, one for each run of joined values, with a line on top. */
export function areaShapes(runs: readonly StackedRun[], paint: Paint): DrawnShape[] {
  return runs.map((run) => ({
    ...reachOf(run),
    draw: (plot) => ({ type: 'group', children: [filled(run, plot, paint), outlined(run, plot, paint)] }),
  }));
}

/** Along the tops, and back along the bases. */
function filled(run: StackedRun, plot: Plot, { color, faded }: Paint): Drawn {
  const pixels = new Float64Array(run.length * 4);
  for (const [index, [at, base, tip]] of run.entries()) {
    const there = index * 2;
    const back = pixels.length - there - 2;
    pixels[there] = plot.x(at);
    pixels[there + 1] = plot.y(tip);
    pixels[back] = plot.x(at);
    pixels[back + 1] = plot.y(base);
  }
  return trace(pixels, { fill: color, opacity: faded ? 0.04 : 0.25 });
}

/** The line on top; a value that stands alone is a dot. */
function outlined(run: StackedRun, plot: Plot, { color, faded, width, dash = 'solid' }: Paint): Drawn {
  const opacity = faded ? 0.15 : 1;
  const [only] = run;
  if (run.length === 1 && only) {
    return {
      type: 'circle',
      shape: { cx: plot.x(only[0]), cy: plot.y(only[2]), r: 2.5 },
      style: { fill: color, opacity },
    };
  }
  const pixels = new Float64Array(run.length * 2);
  for (const [index, [at, , tip]] of run.entries()) {
    pixels[index * 2] = plot.x(at);
    pixels[index * 2 + 1] = plot.y(tip);
  }
  return trace(pixels, {
    stroke: color,
    lineWidth: width,
    lineJoin: 'bevel',
    fill: 'none',
    opacity,
    ...lineDash({ dash }),
  });
}

function reachOf(run: StackedRun): Reach {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const [, base, tip] of run) {
    low = Math.min(low, base, tip);
    high = Math.max(high, base, tip);
  }
  return { fromMs: run[0]?.[0] ?? 0, toMs: run.at(-1)?.[0] ?? 0, low, high };
}

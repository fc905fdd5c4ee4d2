import type { QuerySeries } from '../api-types/query.ts';
import type { Drawn, DrawnShape, Paint } from './drawn-shape.ts';
import { trace } from './flat-elements.ts';
import { joinedRuns, type Run } from './joined-points.ts';
import { lineDash } from './line-dash.ts';
import { type LinePart, lineParts, type PartKind, pointKinds } from './line-parts.ts';
import type { Plot, Reach } from './plot.ts';

const DOT_RADIUS = 2.5;

/**
 * A line through the values of a series, cut where they lie too far apart to be joined. With `marked` there is a dot
 * on each value, else only on those that stand alone. Anomalies have the colour `anomaly`, predictions are dashed.
 * Undefined without values.
 */
export function lineShape(
  series: QuerySeries,
  {
    color,
    faded,
    width,
    dash = 'solid',
    marked,
    anomaly,
  }: Paint & { readonly marked: boolean; readonly anomaly: string },
): DrawnShape | undefined {
  const runs = joinedRuns(series.pointlist, series.interval * 1000);
  const reach = reachOf(runs);
  if (!reach) return undefined;
  const kinds = pointKinds(series);
  const opacity = faded ? 0.2 : 1;
  const colorOf = (kind: PartKind | undefined): string => (kind === 'anomalous' ? anomaly : color);
  const drawPart = ({ kind, run }: LinePart, plot: Plot): Drawn => {
    const look = {
      stroke: colorOf(kind),
      fill: 'none',
      lineWidth: width,
      lineJoin: 'bevel',
      opacity,
      ...lineDash({ dash: kind === 'predicted' ? 'dashed' : dash }),
    } as const;
    return trace(linePixels(run, plot), look);
  };
  const drawRun = (run: Run, plot: Plot): Drawn[] => {
    const dots = marked || run.length === 1 ? run : [];
    return [
      ...(run.length > 1 ? lineParts(run, kinds).map((part) => drawPart(part, plot)) : []),
      ...dots.map(
        ([at, value]) =>
          ({
            type: 'circle',
            shape: { cx: plot.x(at), cy: plot.y(value), r: DOT_RADIUS },
            style: { fill: colorOf(kinds.get(at)), opacity },
          }) as const,
      ),
    ];
  };
  return {
    ...reach,
    draw: (plot) => ({ type: 'group', children: runs.flatMap((run) => drawRun(run, plot)) }),
  };
}

function linePixels(run: Run, plot: Plot): Float64Array {
  const pixels = new Float64Array(run.length * 2);
  for (const [index, [at, value]] of run.entries()) {
    pixels[index * 2] = plot.x(at);
    pixels[index * 2 + 1] = plot.y(value);
  }
  return pixels;
}

function reachOf(runs: readonly Run[]): Reach | undefined {
  const first = runs[0]?.[0];
  const last = runs.at(-1)?.at(-1);
  if (!first || !last) return undefined;
  let low = first[1];
  let high = first[1];
  for (const run of runs) {
    for (const [, value] of run) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return { fromMs: first[0], toMs: last[0], low, high };
}

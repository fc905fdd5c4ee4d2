import type { QuerySeries } from '../api-types/query.ts';
import type { DrawnSeries, Paint } from './drawn-series.ts';
import { seriesLabel } from './series-label.ts';
import type { StackedRun } from './stacked-lines.ts';

const LINE_WIDTH = 1.75;

/** The filled shapes of a series in a stack, one for each run of joined values, with a line on top. */
export function areaSeries(series: QuerySeries, runs: readonly StackedRun[], paint: Paint): DrawnSeries[] {
  return runs.map((run) => {
    const heights = run.flatMap(([, base, tip]) => [base, tip]);
    const low = Math.min(...heights);
    const high = Math.max(...heights);
    return {
      low,
      high,
      option: {
        type: 'custom',
        name: seriesLabel(series),
        silent: true,
        clip: true,
        data: [[run[0]?.[0] ?? 0, run.at(-1)?.[0] ?? 0, low, high]],
        encode: { x: [0, 1], y: [2, 3] },
        renderItem: (_params, api) => {
          const tops = run.map(([at, , tip]) => api.coord([at, tip]));
          const bases = run.map(([at, base]) => api.coord([at, base])).reverse();
          return { type: 'group', children: [filled([...tops, ...bases], paint), outlined(tops, paint)] };
        },
      },
    };
  });
}

function filled(points: number[][], { color, faded }: Paint) {
  return { type: 'polygon' as const, shape: { points }, style: { fill: color, opacity: faded ? 0.04 : 0.25 } };
}

/** The line on top; a value that stands alone is a dot. */
function outlined(points: number[][], { color, faded }: Paint) {
  const opacity = faded ? 0.15 : 1;
  const [only] = points;
  if (points.length === 1 && only) {
    return {
      type: 'circle' as const,
      shape: { cx: only[0] ?? 0, cy: only[1] ?? 0, r: 2.5 },
      style: { fill: color, opacity },
    };
  }
  return {
    type: 'polyline' as const,
    shape: { points },
    style: { stroke: color, lineWidth: LINE_WIDTH, fill: 'none', opacity },
  };
}

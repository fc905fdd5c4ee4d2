import type { QuerySeries } from '../api-types/query.ts';
import type { AxisRules } from './axis-rules.ts';
import { joinedRuns } from './joined-points.ts';
import type { TimeWindow } from './time-window.ts';

/** A small graph without axes in a box of 100 by 100, as paths of SVG. */
export interface BackgroundPaths {
  /** What is filled. */
  readonly fill: string;
  /** The line on top of it; bars have none. */
  readonly line: string;
}

interface BackgroundOptions {
  readonly type: 'bars' | 'area';
  readonly window: TimeWindow;
  readonly axis?: AxisRules;
}

type Scale = (value: number) => number;

/** The values of a series as bars or an area, from the axis' least to its greatest; no points, no paths. */
export function backgroundPath(series: QuerySeries, { type, window, axis = {} }: BackgroundOptions): BackgroundPaths {
  const bucketMs = series.interval * 1000;
  const runs = joinedRuns(series.pointlist, bucketMs);
  const values = runs.flat().map(([, value]) => value);
  if (values.length === 0) return { fill: '', line: '' };
  const x: Scale = (at) => ((at - window.fromMs) / (window.toMs - window.fromMs)) * 100;
  const [low, high] = reach(values, axis);
  const y: Scale = (value) => 100 - Math.min(Math.max((value - low) / (high - low), 0), 1) * 100;
  if (type === 'bars')
    return {
      fill: runs
        .flat()
        .map((point) => bar(point, { bucketMs, x, y }))
        .join(''),
      line: '',
    };
  const lines = runs.map((run) => run.map(([at, value]) => `${round(x(at))},${round(y(value))}`).join('L'));
  const fill = runs.map((run, at) => {
    const [first, last] = [run[0]?.[0] ?? 0, run.at(-1)?.[0] ?? 0];
    return `M${round(x(first))},100L${lines[at]}L${round(x(last))},100Z`;
  });
  return { fill: fill.join(''), line: lines.map((line) => `M${line}`).join('') };
}

function reach(values: readonly number[], { min, max, includesZero = true }: AxisRules): readonly [number, number] {
  const zero = includesZero ? [0] : [];
  const low = min ?? Math.min(...values, ...zero);
  const high = max ?? Math.max(...values, ...zero);
  return high > low ? [low, high] : [low, low + 1];
}

function bar(
  [at, value]: readonly [number, number],
  { bucketMs, x, y }: { readonly bucketMs: number; readonly x: Scale; readonly y: Scale },
): string {
  const [left, right] = [x(at), x(at + bucketMs)];
  const gap = (right - left) * 0.12;
  return `M${round(left + gap)},100V${round(y(value))}H${round(right - gap)}V100Z`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

import type { QuerySeries } from '../api-types/query.ts';
import type { AxisRules } from './axis-rules.ts';
import { powerScale } from './power-scale.ts';
import { valueAxis } from './value-axis.ts';

const TICKS = 5;

/** Ticks closer to each other than this part of the axis would be written over each other. */
const LEAST_APART = 0.17;

/** Ends and ticks of an axis of powers, both as places on it; ticks stand at round values. */
export function powerAxis(
  reach: { readonly low: number; readonly high: number },
  axis: AxisRules,
  unit: QuerySeries['unit'],
): { readonly min: number; readonly max: number; readonly ticks: readonly number[] } {
  const zero = axis.includesZero === false ? [] : [0];
  const low = axis.min ?? Math.min(reach.low, ...zero);
  const high = axis.max ?? Math.max(reach.high, ...zero);
  const { toAxis } = powerScale(axis);
  if (!(Number.isFinite(low) && high > low)) return { min: 0, max: 1, ticks: [] };
  const step = valueAxis(low, high, unit).interval ?? roundStep((high - low) / TICKS);
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  const values = Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step);
  const [from, to] = [axis.min ?? first * step, axis.max ?? last * step];
  const [min, max] = [toAxis(from), toAxis(to)];
  const ticks = values.filter((value) => value >= from && value <= to).map(toAxis);
  return { min, max, ticks: apart(ticks, (max - min) * LEAST_APART) };
}

/** From the highest down, those that are far enough from the one above. */
function apart(ticks: readonly number[], least: number): readonly number[] {
  const kept: number[] = [];
  for (const tick of ticks.toReversed()) {
    const above = kept.at(-1);
    if (above === undefined || above - tick >= least) kept.push(tick);
  }
  return kept.reverse();
}

/** One, two or five of a power of ten, at least this. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((one) => one * power >= least) ?? 10);
}

import type { Band } from '../groups.ts';

export type Direction = 'both' | 'above' | 'below';

/** What lies no farther from a bound than this part of it is on it: a computer's rounding is no anomaly. */
const rounding = 1e-9;

/** 1 for each point that is outside of its range on that side; where there is no range, no point is. */
export function outsideBand(
  values: Float64Array,
  { lower, upper }: Pick<Band, 'lower' | 'upper'>,
  direction: Direction,
): Uint8Array {
  return Uint8Array.from(values, (value, at) => {
    const [low, high] = [lower[at] as number, upper[at] as number];
    const slack = rounding * Math.max(Math.abs(low), Math.abs(high));
    const isAbove = direction !== 'below' && value > high + slack;
    const isBelow = direction !== 'above' && value < low - slack;
    return isAbove || isBelow ? 1 : 0;
  });
}

import type { AxisRules } from './axis-rules.ts';
import type { Reach } from './plot.ts';

/** How far below the highest value a logarithmic axis begins at most, where values reach down to zero. */
const MOST_TIMES = 10_000;

/** The value at which a logarithmic axis begins: it has no zero, so a power of its base below what is drawn. */
export function logBeginning(shapes: readonly Reach[], { min }: AxisRules, base: 2 | 10): number {
  if (min !== undefined && min > 0) return min;
  const high = Math.max(...shapes.map((shape) => shape.high));
  if (!(high > 0) || !Number.isFinite(high)) return 1;
  const low = Math.min(...shapes.map((shape) => shape.low));
  return base ** Math.floor(Math.log(low > 0 ? low : high / MOST_TIMES) / Math.log(base) + 1e-9);
}

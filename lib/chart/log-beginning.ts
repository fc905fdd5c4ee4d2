import type { AxisRules } from './axis-rules.ts';
import type { Reach } from './plot.ts';

/** Powers of ten that a logarithmic axis shows at most below the highest value, where values reach down to zero. */
const MOST_POWERS = 4;

/** The value at which a logarithmic axis begins: it has no zero, so a power of ten below what is drawn. */
export function logBeginning(shapes: readonly Reach[], { min }: AxisRules): number {
  if (min !== undefined && min > 0) return min;
  const high = Math.max(...shapes.map((shape) => shape.high));
  if (!(high > 0) || !Number.isFinite(high)) return 1;
  const low = Math.min(...shapes.map((shape) => shape.low));
  const top = Math.floor(Math.log10(high));
  return 10 ** (low > 0 ? Math.min(Math.floor(Math.log10(low)), top) : top - MOST_POWERS);
}

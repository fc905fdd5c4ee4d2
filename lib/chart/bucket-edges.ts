import type { AxisRules } from './axis-rules.ts';
import { logBeginning } from './log-beginning.ts';
import { roundStep } from './round-step.ts';
import type { ValueBin } from './value-bins.ts';

interface EdgeRules {
  readonly axis: AxisRules;
  /** How many buckets are aimed at. */
  readonly buckets: number;
  /** Powers of which number read well: 2 for bytes. */
  readonly base: 2 | 10;
}

/** Parts of a power of ten or two that a logarithmic axis is cut into. */
const PARTS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 60, 80, 100];

/** Never more buckets, whatever their edges are. */
const MOST_BUCKETS = 1000;

/**
 * The edges of buckets for values in bins, ascending, one more than there are buckets: at round values, as near to the number
 * aimed at as these allow. They reach over all values, or from and to where the axis does.
 */
export function bucketEdges(bins: readonly ValueBin[], rules: EdgeRules): readonly number[] {
  const low = bins.reduce((least, bin) => Math.min(least, bin.low), Number.POSITIVE_INFINITY);
  const high = bins.reduce((most, bin) => Math.max(most, bin.high), Number.NEGATIVE_INFINITY);
  if (low > high) return [];
  return rules.axis.scale === 'log' ? logEdges({ low, high }, rules) : linearEdges({ low, high }, rules);
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

function linearEdges({ low, high }: Ends, { axis, buckets, base }: EdgeRules): readonly number[] {
  const from = axis.min ?? (axis.includesZero === false ? low : Math.min(0, low));
  const to = axis.max ?? (axis.includesZero === false ? high : Math.max(0, high));
  // One value alone is in the middle of its bucket.
  const span = to > from ? to - from : Math.abs(from) || 1;
  const step = roundStep(span / buckets, base);
  const first = Math.floor(from / step + 1e-9);
  const last = Math.min(Math.max(Math.ceil(to / step - 1e-9), first + 1), first + MOST_BUCKETS);
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

/** An axis of powers has no zero: it begins below the least value, or four powers of ten below the greatest. */
function logEdges({ low, high }: Ends, { axis, buckets, base }: EdgeRules): readonly number[] {
  const from = logBeginning([{ fromMs: 0, toMs: 0, low, high }], axis, base);
  const to = Math.max(axis.max ?? high, from * base);
  const powers = Math.log(to / from) / Math.log(base);
  const parts = PARTS.find((part) => part * powers >= buckets) ?? 100;
  const count = Math.min(Math.ceil(powers * parts - 1e-9), MOST_BUCKETS);
  return Array.from({ length: count + 1 }, (_, at) => Number((from * base ** (at / parts)).toPrecision(12)));
}

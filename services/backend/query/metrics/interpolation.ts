import type { Fill } from '../../../../lib/query-language/types.ts';

/** Farther apart than this, two points of a series are not joined by a line. */
export const interpolationLimitS = 300;

/** How many buckets before and after a window can matter for interpolation inside it. */
export function interpolationMargin(intervalS: number, limitS = interpolationLimitS): number {
  const reach = Math.floor(limitS / intervalS);
  return reach < 2 ? 0 : reach;
}

/** How gaps are filled: the method, how far apart in seconds the points around a gap may be, and the length of a bucket. */
export interface GapRule {
  readonly method: Fill['method'];
  readonly limitS: number;
  readonly intervalS: number;
}

/**
 * Fills gaps (NaN) between two values: `filled` is then `row` without them. A line is drawn where the values lie within the
 * limit; the last value and zero go on for that long. Before the first value and after the last one nothing is filled.
 * Returns whether there was any gap to fill; if not, `filled` is untouched.
 */
export function fillGaps(row: Float64Array, filled: Float64Array, { method, limitS, intervalS }: GapRule): boolean {
  if (method === 'null') return false;
  const reach = Math.floor(limitS / intervalS);
  let last = -1;
  let any = false;
  for (let at = 0; at < row.length; at += 1) {
    const value = row[at] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const isGap = last >= 0 && at - last > 1;
    if (isGap && (method === 'linear' ? at - last <= reach : reach > 0)) {
      if (!any) filled.set(row);
      if (method === 'linear') fillLine(filled, last, at);
      else filled.fill(method === 'zero' ? 0 : (row[last] as number), last + 1, Math.min(at, last + reach + 1));
      any = true;
    }
    last = at;
  }
  return any;
}

function fillLine(row: Float64Array, from: number, to: number): void {
  const first = row[from] ?? 0;
  const slope = ((row[to] ?? 0) - first) / (to - from);
  for (let at = from + 1; at < to; at += 1) row[at] = first + slope * (at - from);
}

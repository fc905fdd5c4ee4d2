/** Farther apart than this, two points of a series are not joined by a line. */
export const interpolationLimitS = 300;

/** How many buckets before and after a window can matter for interpolation inside it. */
export function interpolationMargin(intervalS: number): number {
  const reach = Math.floor(interpolationLimitS / intervalS);
  return reach < 2 ? 0 : reach;
}

/**
 * Fills gaps (NaN) between two values with a straight line, where they lie within the limit: `filled` is then `row`
 * without them. Returns whether there was any to fill; if not, `filled` is untouched.
 */
export function interpolate(row: Float64Array, filled: Float64Array, intervalS: number): boolean {
  const reach = Math.floor(interpolationLimitS / intervalS);
  let last = -1;
  let any = false;
  for (let at = 0; at < row.length; at += 1) {
    const value = row[at] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    if (last >= 0 && at - last > 1 && at - last <= reach) {
      if (!any) filled.set(row);
      fillLine(filled, last, at);
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

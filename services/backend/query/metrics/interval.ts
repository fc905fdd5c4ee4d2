/** Bucket lengths a query takes by itself, in seconds, ascending. */
const lengths = [5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 43_200, 86_400] as const;

const dayS = 86_400;

/** Points per series that a query without its own interval gets at most. */
const defaultPoints = 300;

/** Points per series at most, whatever the query asks for. */
export const maxPoints = 1500;

/**
 * The rollup interval in seconds of a query without its own, by the length of its window: 20 s for an hour,
 * 5 min for a day, 4 h for a month. Windows past 300 days keep one day up to `maxPoints`.
 */
export function defaultIntervalS(windowS: number): number {
  return lengths.find((length) => windowS / length <= defaultPoints) ?? fitIntervalS(dayS, windowS);
}

/** The interval asked for, or the next usual one with which the window has no more than `maxPoints` buckets. */
export function fitIntervalS(requestedS: number, windowS: number): number {
  if (windowS / requestedS <= maxPoints) return requestedS;
  const usual = lengths.find((length) => windowS / length <= maxPoints);
  return usual ?? Math.ceil(windowS / maxPoints / dayS) * dayS;
}

/** Steps of a slider whose every step is the same factor. */
export const SLIDER_STEPS = 200;

/** A number between `low` and `high`, both above 0, for a step of the slider. */
export function valueAtStep(step: number, { low, high }: Ends): number {
  if (step <= 0) return low;
  if (step >= SLIDER_STEPS) return high;
  return low * (high / low) ** (step / SLIDER_STEPS);
}

/** The step for a number; numbers beyond the ends are at the ends. */
export function stepOfValue(value: number, { low, high }: Ends): number {
  if (value <= low || high <= low) return 0;
  return Math.min(SLIDER_STEPS, Math.round((Math.log(value / low) / Math.log(high / low)) * SLIDER_STEPS));
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

/** Nanoseconds without digits that nobody reads, as a search writes them: three significant ones. */
export function roundNs(ns: number): number {
  return Math.round(Number(ns.toPrecision(3)));
}

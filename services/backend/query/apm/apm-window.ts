/** What a page of APM looks at. */
export interface ApmWindow {
  /** Unix seconds, whole: `fromS <= t < toS`. */
  readonly fromS: number;
  readonly toS: number;
  /** Seconds of it that are over, at least one: rates are per second of these. */
  readonly spanS: number;
}

/** Steps in seconds that graphs may have. */
const steps = [10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800];

/** The window from one time to another, of which what lies after `nowS` has not come yet. */
export function apmWindow(fromS: number, toS: number, nowS: number): ApmWindow {
  const [from, to] = [Math.floor(fromS), Math.ceil(toS)];
  return { fromS: from, toS: to, spanS: Math.max(1, Math.min(to, nowS) - from) };
}

/** The finest step that gives no more than `most` buckets. */
export function stepOf({ fromS, toS }: ApmWindow, most: number): number {
  const least = (toS - fromS) / most;
  return steps.find((step) => step >= least) ?? Math.ceil(least);
}

/** A step that makes at most two buckets of the window: for what is joined anyway. */
export function wholeStep({ fromS, toS }: ApmWindow): number {
  return steps.find((step) => step >= toS - fromS) ?? Math.max(1, toS - fromS);
}

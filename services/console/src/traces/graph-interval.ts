/** Lengths of a bucket that read well on a time axis, seconds. */
const STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400, 604_800];

/** The bucket for a graph of a window: at most `most` of them. Seconds. */
export function graphIntervalS(spanMs: number, most = 60): number {
  return STEPS_S.find((step) => spanMs / 1000 / step <= most) ?? 604_800;
}

/** As the API takes it: `30s`. */
export function intervalText(intervalS: number): string {
  return `${intervalS}s`;
}

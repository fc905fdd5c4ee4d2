const MINUTE = 60_000;
const DAY = 86_400_000;

/** The windows offered by name. */
export const PRESET_SPANS_MS: readonly number[] = [
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  60 * MINUTE,
  240 * MINUTE,
  DAY,
  2 * DAY,
  7 * DAY,
  30 * DAY,
];

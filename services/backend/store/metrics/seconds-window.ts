/** Whole seconds, `fromS <= ts < toS`. */
export interface SecondsWindow {
  readonly fromS: number;
  readonly toS: number;
}

/** The greatest second the store can hold, exclusive. */
const endOfTimeS = 0xffffffff;

/** Makes a window of any numbers one of whole seconds that the store can hold; the same points lie in both. */
export function toSeconds(window: SecondsWindow): SecondsWindow {
  const clamp = (seconds: number): number => Math.min(endOfTimeS, Math.max(0, Math.ceil(seconds)));
  return { fromS: clamp(window.fromS), toS: clamp(window.toS) };
}

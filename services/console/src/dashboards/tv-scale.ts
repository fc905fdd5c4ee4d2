/** Smaller than this nobody reads it across a room; the board scrolls instead. */
const LEAST = 0.6;
const MOST = 2.5;

/** How much larger a board is drawn on a screen so that its height fits; its width is laid out anew. */
export function tvScale(boardHeightPx: number, screenHeightPx: number): number {
  if (!(boardHeightPx > 0)) return 1;
  const whole = Math.floor((screenHeightPx / boardHeightPx) * 100) / 100;
  return Math.min(Math.max(whole, LEAST), MOST);
}

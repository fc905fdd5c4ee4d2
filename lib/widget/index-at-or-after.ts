/** The index of the first of so many ascending moments that is not before another; their number where all are. */
export function indexAtOrAfter(momentMs: number, length: number, timeAt: (at: number) => number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeAt(middle) < momentMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

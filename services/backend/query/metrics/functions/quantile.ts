/**
 * The value below which this share of sorted numbers lies, between two of them by a straight line (type 7 of Hyndman and
 * Fan 1996, what R and NumPy do); NaN of none.
 * @param share 0 to 1
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) return Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

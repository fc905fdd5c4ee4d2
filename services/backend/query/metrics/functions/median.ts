/** The middle of these numbers, of an even count the mean of the two in the middle; NaN of none. */
export function median(numbers: Iterable<number>): number {
  // An array of its own kind is copied as a whole, anything else number by number.
  const sorted = (numbers instanceof Float64Array ? numbers.slice() : Float64Array.from(numbers)).sort();
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] as number;
  return ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

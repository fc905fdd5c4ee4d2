import { median } from './median.ts';

/** The middle of all lines at each bucket; NaN where none has a value. */
export function middleLine(lines: readonly Float64Array[]): Float64Array {
  const length = lines[0]?.length ?? 0;
  return Float64Array.from({ length }, (_, at) =>
    median(lines.map((line) => line[at] as number).filter((value) => !Number.isNaN(value))),
  );
}

/**
 * How far apart two lines are: the root of the mean square of what is between them at the buckets where both have a value,
 * which is the Euclidean distance, but for a factor that all pairs share. Infinite where they never meet.
 */
export function distance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < a.length; at++) {
    const difference = (a[at] as number) - (b[at] as number);
    if (Number.isNaN(difference)) continue;
    sum += difference * difference;
    count++;
  }
  return count === 0 ? Number.POSITIVE_INFINITY : Math.sqrt(sum / count);
}

/** How great the values of a line are: the median of what they are without their sign; 0 of none. */
export function magnitude(line: Float64Array): number {
  return median(line.filter((value) => !Number.isNaN(value)).map(Math.abs)) || 0;
}

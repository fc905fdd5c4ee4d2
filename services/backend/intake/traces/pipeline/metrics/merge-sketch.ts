import type { Sketch } from '../../../../../../lib/sketch/sketch.ts';

/** Adds a distribution to another. @returns how many bins more that has */
export function mergeSketch(into: Sketch, from: Sketch): number {
  const binsBefore = into.bins.size;
  for (const [key, weight] of from.bins) into.addToBin(key, weight);
  into.count += from.count;
  into.sum += from.sum;
  into.min = Math.min(into.min, from.min);
  into.max = Math.max(into.max, from.max);
  return into.bins.size - binsBefore;
}

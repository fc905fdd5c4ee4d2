import { keyOf } from './mapping.ts';

/** Bins of a sketch at most; past it the lowest are joined, as in the Agent. */
export const maxBins = 4096;

/** A distribution of values: how many lie in each bin, and what of them is kept exactly. */
export class Sketch {
  /** Key → weight. */
  readonly bins = new Map<number, number>();
  count = 0;
  sum = 0;
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;
  /** The keys in ascending order, kept once there are as many bins as there may be: sorting anew for each value is dear. */
  #sortedKeys: number[] | undefined;

  /**
   * Adds a finite value by its sample rate, as the Agent does: it counts for the whole part of 1/rate, at least 1; the sum
   * takes value/rate. A rate that is not above 0 and up to 1 is 1.
   * @returns false when the sum would not be finite, or the count no exact number: the value is left out
   */
  add(value: number, sampleRate = 1): boolean {
    const factor = sampleRate > 0 && sampleRate <= 1 ? 1 / sampleRate : 1;
    const weight = Math.trunc(factor);
    const sum = this.sum + value * factor;
    const count = this.count + weight;
    if (!Number.isFinite(sum) || !Number.isSafeInteger(count)) return false;
    this.sum = sum;
    this.count = count;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    this.addToBin(keyOf(value), weight);
    return true;
  }

  /** Adds weight to a bin, and to nothing else. */
  addToBin(key: number, weight: number): void {
    const before = this.bins.get(key);
    this.bins.set(key, (before ?? 0) + weight);
    if (before === undefined && this.bins.size >= maxBins) this.#keepBound(key);
  }

  /** The bins in ascending order of their keys. */
  sortedBins(): [key: number, weight: number][] {
    return [...this.bins].sort(([a], [b]) => a - b);
  }

  #keepBound(newKey: number): void {
    const keys = this.#sortedKeys;
    if (!keys) this.#sortedKeys = [...this.bins.keys()].sort((a, b) => a - b);
    else keys.splice(placeOf(newKey, keys), 0, newKey);
    if (this.bins.size > maxBins) this.#joinLowest(this.#sortedKeys ?? []);
  }

  #joinLowest(keys: number[]): void {
    const lowest = keys.shift();
    const [next] = keys;
    if (lowest === undefined || next === undefined) return;
    this.bins.set(next, (this.bins.get(next) ?? 0) + (this.bins.get(lowest) ?? 0));
    this.bins.delete(lowest);
  }
}

/** Where a key that is not among them belongs. */
function placeOf(key: number, sorted: readonly number[]): number {
  let from = 0;
  for (let to = sorted.length; from < to; ) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as number) < key) from = middle + 1;
    else to = middle;
  }
  return from;
}

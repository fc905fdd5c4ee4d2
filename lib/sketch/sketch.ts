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

  /**
   * Adds a finite value by its sample rate, as the Agent does: it counts for the whole part of 1/rate, at least 1; the sum
   * takes value/rate. A rate that is not above 0 and up to 1 is 1.
   * @returns false when the sum or the count would not be finite: the value is left out
   */
  add(value: number, sampleRate = 1): boolean {
    const factor = sampleRate > 0 && sampleRate <= 1 ? 1 / sampleRate : 1;
    const weight = Math.trunc(factor);
    const sum = this.sum + value * factor;
    const count = this.count + weight;
    if (!Number.isFinite(sum) || !Number.isFinite(count)) return false;
    this.sum = sum;
    this.count = count;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    this.addToBin(keyOf(value), weight);
    return true;
  }

  /** Adds weight to a bin, and to nothing else. */
  addToBin(key: number, weight: number): void {
    this.bins.set(key, (this.bins.get(key) ?? 0) + weight);
    if (this.bins.size > maxBins) this.#joinLowest();
  }

  /** The bins in ascending order of their keys. */
  sortedBins(): [key: number, weight: number][] {
    return [...this.bins].sort(([a], [b]) => a - b);
  }

  #joinLowest(): void {
    const [lowest, next] = this.sortedBins();
    if (!lowest || !next) return;
    this.bins.delete(lowest[0]);
    this.bins.set(next[0], next[1] + lowest[1]);
  }
}

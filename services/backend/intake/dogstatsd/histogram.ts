import type { HistogramSettings } from './histogram-settings.ts';

/** One series of a histogram: the end of its name, its value, and whether it is a rate. */
export interface HistogramPoint {
  readonly suffix: string;
  readonly value: number;
  readonly isCount: boolean;
}

/**
 * The samples of one histogram in one bucket, weighted by their sample rate as the Agent does it: the weight is
 * the whole part of 1/rate, at least 1; the sum takes value/rate. A rate that is not above 0 counts as 1.
 */
export class Histogram {
  #values: number[] = [];
  /** Empty as long as every weight is 1. */
  #weights: number[] = [];
  #sum = 0;
  #count = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;

  /**
   * @param keep false: the sample counts in count, sum, avg, min and max, but not in median and percentiles;
   *   for use beyond the bound on memory
   * @returns false when sum or count would not be finite: the sample is left out
   */
  add(value: number, rate: number, keep: boolean): boolean {
    const factor = rate > 0 ? 1 / rate : 1;
    const weight = Math.max(1, Math.trunc(factor));
    const sum = this.#sum + value * factor;
    const count = this.#count + weight;
    if (!Number.isFinite(sum) || !Number.isFinite(count)) return false;
    this.#sum = sum;
    this.#count = count;
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
    if (!keep) return true;
    if (weight !== 1 && this.#weights.length === 0) this.#weights = this.#values.map(() => 1);
    this.#values.push(value);
    if (weight !== 1 || this.#weights.length > 0) this.#weights.push(weight);
    return true;
  }

  /** Whether there is anything to take a median of. */
  get hasKept(): boolean {
    return this.#values.length > 0;
  }

  /** The series it comes to; at least one sample has been kept. */
  points(settings: Pick<HistogramSettings, 'aggregates' | 'percentiles'>): HistogramPoint[] {
    const { values, weights, count } = this.#sorted();
    const points: HistogramPoint[] = [];
    for (const aggregate of settings.aggregates) {
      const value = this.#aggregate(aggregate, () => valueBeyond(values, weights, Math.floor((count - 1) / 2)));
      points.push({ suffix: aggregate, value, isCount: aggregate === 'count' });
    }
    for (const percentile of settings.percentiles) {
      const value = valueBeyond(values, weights, Math.floor((percentile * count - 1) / 100));
      points.push({ suffix: `${percentile}percentile`, value, isCount: false });
    }
    return points;
  }

  #aggregate(aggregate: HistogramSettings['aggregates'][number], median: () => number): number {
    if (aggregate === 'max') return this.#max;
    if (aggregate === 'min') return this.#min;
    if (aggregate === 'sum') return this.#sum;
    if (aggregate === 'avg') return this.#sum / this.#count;
    return aggregate === 'count' ? this.#count : median();
  }

  /** Kept values in order with their weights (empty: all 1), and the sum of those weights. */
  #sorted(): { values: Float64Array; weights: readonly number[]; count: number } {
    if (this.#weights.length === 0) {
      return { values: Float64Array.from(this.#values).sort(), weights: [], count: this.#values.length };
    }
    const order = this.#values.map((_, i) => i).sort((i, j) => (this.#values[i] ?? 0) - (this.#values[j] ?? 0));
    const weights = order.map((i) => this.#weights[i] ?? 1);
    const values = Float64Array.from(order, (i) => this.#values[i] ?? 0);
    return { values, weights, count: weights.reduce((sum, weight) => sum + weight, 0) };
  }
}

/** The first value at which the cumulative weight is above `rank`. */
function valueBeyond(values: Float64Array, weights: readonly number[], rank: number): number {
  if (weights.length === 0) return values[Math.min(rank, values.length - 1)] ?? Number.NaN;
  let cumulative = 0;
  for (let i = 0; i < values.length; i++) {
    cumulative += weights[i] ?? 1;
    if (cumulative > rank) return values[i] ?? Number.NaN;
  }
  return values.at(-1) ?? Number.NaN;
}

import type { RollupMethod } from '../../../../lib/query-language/types.ts';
import type { RollupColumns } from '../../store/store.ts';
import type { RowRange } from './context-rows.ts';
import type { BucketPlan } from './plan.ts';

/** The buckets of one source while its contexts are added up. Reused from source to source: `clear` it between. */
export class TimeAggregator {
  readonly #firstBucketS: number;
  readonly #intervalS: number;
  readonly #sum: Float64Array;
  readonly #count: Float64Array;
  readonly #min: Float64Array;
  readonly #max: Float64Array;

  constructor(buckets: BucketPlan) {
    this.#firstBucketS = buckets.firstBucketS;
    this.#intervalS = buckets.intervalS;
    this.#sum = new Float64Array(buckets.bucketCount);
    this.#count = new Float64Array(buckets.bucketCount);
    this.#min = new Float64Array(buckets.bucketCount);
    this.#max = new Float64Array(buckets.bucketCount);
    this.clear();
  }

  clear(): void {
    this.#sum.fill(0);
    this.#count.fill(0);
    this.#min.fill(Number.POSITIVE_INFINITY);
    this.#max.fill(Number.NEGATIVE_INFINITY);
  }

  /** Adds rows `[from, to)` of the columns, all of one context. */
  add(columns: RollupColumns, rows: RowRange, scale: number): void {
    for (let row = rows.from; row < rows.to; row += 1) {
      const at = ((columns.bucketS[row] ?? 0) - this.#firstBucketS) / this.#intervalS;
      this.#sum[at] = (this.#sum[at] ?? 0) + (columns.sum[row] ?? 0) * scale;
      this.#count[at] = (this.#count[at] ?? 0) + (columns.count[row] ?? 0);
      this.#min[at] = Math.min(this.#min[at] ?? 0, (columns.min[row] ?? 0) * scale);
      this.#max[at] = Math.max(this.#max[at] ?? 0, (columns.max[row] ?? 0) * scale);
    }
  }

  /** One value per bucket into `row`; NaN where there was no point. */
  write(method: RollupMethod, row: Float64Array): void {
    const values = this.#columnOf(method);
    for (let at = 0; at < row.length; at += 1) {
      const count = this.#count[at] ?? 0;
      const value = values[at] ?? 0;
      row[at] = count === 0 ? Number.NaN : method === 'avg' ? value / count : value;
    }
  }

  #columnOf(method: RollupMethod): Float64Array {
    switch (method) {
      case 'avg':
      case 'sum':
        return this.#sum;
      case 'min':
        return this.#min;
      case 'max':
        return this.#max;
      case 'count':
        return this.#count;
    }
  }
}

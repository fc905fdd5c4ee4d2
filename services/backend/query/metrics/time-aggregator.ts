import type { RollupMethod } from '../../../../lib/query-language/types.ts';
import type { RollupCells, RollupField } from '../../store/store.ts';

/** What of the points a method is made from. */
export function fieldOf(method: RollupMethod | undefined): RollupField {
  return method === 'min' || method === 'max' ? method : 'sum';
}

/** One value per bucket of one context, whose cells begin at `first`, into `row`: as `TimeAggregator` makes it, in one go. */
export function writeContext(
  { count: counts, value: values }: RollupCells,
  first: number,
  how: { readonly method: RollupMethod; readonly scale: number },
  row: Float64Array,
): void {
  const { method, scale } = how;
  const divides = method === 'avg';
  const counted = method === 'count';
  for (let at = 0; at < row.length; at += 1) {
    const count = counts[first + at] as number;
    if (count === 0) row[at] = Number.NaN;
    else if (counted) row[at] = count;
    else row[at] = divides ? ((values[first + at] as number) * scale) / count : (values[first + at] as number) * scale;
  }
}

/** The buckets of one source while its contexts are added up. Reused from source to source: `clear` it between. */
export class TimeAggregator {
  readonly #field: RollupField;
  readonly #value: Float64Array;
  readonly #count: Float64Array;
  #isEmpty = true;

  constructor(field: RollupField, bucketCount: number) {
    this.#field = field;
    this.#value = new Float64Array(bucketCount);
    this.#count = new Float64Array(bucketCount);
  }

  clear(): void {
    this.#isEmpty = true;
  }

  /** Adds the cells of one context, which begin at `first`; each value times `scale`. */
  add(cells: RollupCells, first: number, scale: number): void {
    if (this.#isEmpty) this.#take(cells, first, scale);
    else this.#join(cells, first, scale);
    this.#isEmpty = false;
  }

  /** One value per bucket into `row`; NaN where there was no point. */
  write(method: RollupMethod, row: Float64Array): void {
    const counts = this.#count;
    const values = method === 'count' ? counts : this.#value;
    const divides = method === 'avg';
    for (let at = 0; at < row.length; at += 1) {
      const count = counts[at] as number;
      const value = values[at] as number;
      row[at] = count === 0 ? Number.NaN : divides ? value / count : value;
    }
  }

  #take({ count, value }: RollupCells, first: number, scale: number): void {
    const counts = this.#count;
    const values = this.#value;
    for (let at = 0; at < values.length; at += 1) {
      counts[at] = count[first + at] as number;
      values[at] = (value[first + at] as number) * scale;
    }
  }

  #join({ count, value }: RollupCells, first: number, scale: number): void {
    for (let at = 0; at < this.#value.length; at += 1) {
      const points = count[first + at] as number;
      if (points === 0) continue;
      const before = this.#count[at] as number;
      const held = this.#value[at] as number;
      const now = (value[first + at] as number) * scale;
      this.#count[at] = before + points;
      if (before === 0) this.#value[at] = now;
      else if (this.#field === 'sum') this.#value[at] = held + now;
      else this.#value[at] = this.#field === 'min' ? Math.min(held, now) : Math.max(held, now);
    }
  }
}

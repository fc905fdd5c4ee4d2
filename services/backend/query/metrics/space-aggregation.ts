import type { SpaceAggregator } from '../../../../lib/query-language/types.ts';

/** One source's value per bucket, NaN where it has none: as sent, and with its gaps filled (the same array if it has none to fill). */
export interface SourceRow {
  readonly raw: Float64Array;
  readonly filled: Float64Array;
}

/**
 * Combines sources into the one series of a group. A group's only source is taken as sent; from the second on
 * all are taken with gaps filled, so that the pause of one source is not a dip of the group.
 */
export class GroupAccumulator {
  /** The group's `key:value` tags, in the order of the query's keys. */
  readonly tags: readonly string[];
  readonly #aggregator: SpaceAggregator;
  #only: SourceRow | undefined;
  #values: Float64Array | undefined;
  #count: Float64Array | undefined;

  constructor(tags: readonly string[], aggregator: SpaceAggregator) {
    this.tags = tags;
    this.#aggregator = aggregator;
  }

  /** Adds a source. The caller may reuse the row's arrays afterwards. */
  add(row: SourceRow): void {
    if (this.#only) {
      this.#combine(this.#only.filled);
      this.#only = undefined;
    } else if (!this.#values) {
      const raw = row.raw.slice();
      this.#only = { raw, filled: row.filled === row.raw ? raw : row.filled.slice() };
      return;
    }
    this.#combine(row.filled);
  }

  /** The group's value per bucket, NaN where there is none. */
  finish(): Float64Array {
    if (this.#only) return this.#aggregator === 'count' ? this.#only.raw.map(toCount) : this.#only.raw;
    const values = this.#values ?? new Float64Array();
    const count = this.#count ?? new Float64Array();
    return values.map((value, at) => {
      const sources = count[at] ?? 0;
      if (sources === 0) return Number.NaN;
      if (this.#aggregator === 'count') return sources;
      return this.#aggregator === 'avg' ? value / sources : value;
    });
  }

  #combine(row: Float64Array): void {
    this.#values ??= new Float64Array(row.length).fill(neutral(this.#aggregator));
    this.#count ??= new Float64Array(row.length);
    const values = this.#values;
    const count = this.#count;
    const adds = this.#aggregator !== 'min' && this.#aggregator !== 'max';
    const keepsLower = this.#aggregator === 'min';
    for (let at = 0; at < values.length; at += 1) {
      const value = row[at] as number;
      if (Number.isNaN(value)) continue;
      const before = values[at] as number;
      count[at] = (count[at] as number) + 1;
      if (adds) values[at] = before + value;
      else if (keepsLower ? value < before : value > before) values[at] = value;
    }
  }
}

function toCount(value: number): number {
  return Number.isNaN(value) ? value : 1;
}

function neutral(aggregator: SpaceAggregator): number {
  if (aggregator === 'min') return Number.POSITIVE_INFINITY;
  return aggregator === 'max' ? Number.NEGATIVE_INFINITY : 0;
}

import type { RollupColumns } from '../store.ts';
import { emptyRollup, mapColumns, mergeSlices } from './rollup-columns.ts';

/** Rows of an answer at most: 560 MB of columns. */
export const rollupRowLimit = 10_000_000;

/**
 * Rolls points up, context by context, into growing columns. Give it the contexts of a slice of time in ascending order,
 * and the slices in order of time.
 */
export class RollupBuilder {
  readonly #intervalS: number;
  #rows = 0;
  #out = emptyRollup(1024);
  #slices = 0;
  // What is gathered for the context at hand, by bucket of the slice; count 0 is an empty bucket.
  #min = new Float64Array(0);
  #max = new Float64Array(0);
  #sum = new Float64Array(0);
  #count = new Float64Array(0);
  #last = new Float64Array(0);
  #lastS = new Uint32Array(0);
  #fromS = 0;

  constructor(intervalS: number) {
    this.#intervalS = intervalS;
  }

  /** Begins a slice of the window. */
  beginSlice(fromS: number, toS: number): void {
    const startS = fromS - (fromS % this.#intervalS);
    const buckets = Math.ceil((toS - startS) / this.#intervalS);
    this.#slices++;
    this.#fromS = startS;
    if (buckets <= this.#count.length) return;
    this.#min = new Float64Array(buckets);
    this.#max = new Float64Array(buckets);
    this.#sum = new Float64Array(buckets);
    this.#count = new Float64Array(buckets);
    this.#last = new Float64Array(buckets);
    this.#lastS = new Uint32Array(buckets);
  }

  /** Adds points of the context at hand, in any order of time. */
  addPoints(timestamps: Uint32Array, values: Float64Array): void {
    for (let row = 0; row < values.length; row++) this.addPoint(timestamps[row] as number, values[row] as number);
  }

  /** Adds one point of the context at hand. */
  addPoint(timestampS: number, value: number): void {
    const at = Math.floor((timestampS - this.#fromS) / this.#intervalS);
    const count = this.#count[at] as number;
    this.#count[at] = count + 1;
    if (count === 0) {
      this.#min[at] = value;
      this.#max[at] = value;
      this.#sum[at] = value;
      this.#last[at] = value;
      this.#lastS[at] = timestampS;
      return;
    }
    if (value < (this.#min[at] as number)) this.#min[at] = value;
    if (value > (this.#max[at] as number)) this.#max[at] = value;
    this.#sum[at] = (this.#sum[at] as number) + value;
    if (timestampS < (this.#lastS[at] as number)) return;
    this.#last[at] = value;
    this.#lastS[at] = timestampS;
  }

  /**
   * Ends the context at hand: its buckets become rows.
   * @throws RangeError when there are too many rows
   */
  endContext(contextId: number): void {
    for (let at = 0; at < this.#count.length; at++) {
      if (this.#count[at] === 0) continue;
      this.#push(contextId, at);
      this.#count[at] = 0;
    }
  }

  /** The rows, ordered by context and bucket. */
  finish(): RollupColumns {
    const rows = this.#rows;
    const columns = mapColumns(this.#out, (column) => column.slice(0, rows) as typeof column);
    return this.#slices > 1 ? mergeSlices(columns) : columns;
  }

  #push(contextId: number, at: number): void {
    const row = this.#rows;
    if (row === this.#out.sum.length) this.#grow();
    this.#out.contextId[row] = contextId;
    this.#out.bucketS[row] = this.#fromS + at * this.#intervalS;
    this.#out.min[row] = this.#min[at] as number;
    this.#out.max[row] = this.#max[at] as number;
    this.#out.sum[row] = this.#sum[at] as number;
    this.#out.count[row] = this.#count[at] as number;
    this.#out.last[row] = this.#last[at] as number;
    this.#rows = row + 1;
  }

  #grow(): void {
    if (this.#rows >= rollupRowLimit) {
      throw new RangeError(
        `Cannot roll up so much at once: more than ${rollupRowLimit} buckets of series. ` +
          'Narrow the filter, shorten the window or choose a longer interval.',
      );
    }
    const capacity = Math.min(rollupRowLimit, this.#rows * 2);
    this.#out = mapColumns(this.#out, (column) => enlarge(column, capacity));
  }
}

function enlarge<Column extends Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(
  from: Column,
  length: number,
): Column {
  const to = (from instanceof Uint32Array ? new Uint32Array(length) : new Float64Array(length)) as Column;
  to.set(from);
  return to;
}

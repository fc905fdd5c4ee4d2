import type { Context, SketchBatch } from '../model/metric.ts';
import type { Sketch } from './sketch.ts';

/** What of a sketch becomes a row. */
type SketchRow = Pick<Sketch, 'count' | 'sum' | 'min' | 'max'> & { sortedBins(): readonly [number, number][] };

/** Collects sketches, in any order, into a batch of columns. */
export class SketchColumns {
  #contexts: Context[] = [];
  readonly #contextIndex: number[] = [];
  readonly #timestampS: number[] = [];
  readonly #count: number[] = [];
  readonly #sum: number[] = [];
  readonly #min: number[] = [];
  readonly #max: number[] = [];
  readonly #firstBin: number[] = [];
  readonly #binKey: number[] = [];
  readonly #binWeight: number[] = [];

  get rows(): number {
    return this.#count.length;
  }

  /** @param context of type `distribution` @returns the index by which `add` refers to it */
  addContext(context: Context): number {
    return this.#contexts.push(context) - 1;
  }

  add(contextIndex: number, timestampS: number, sketch: SketchRow): void {
    this.#contextIndex.push(contextIndex);
    this.#timestampS.push(timestampS);
    this.#count.push(sketch.count);
    this.#sum.push(sketch.sum);
    this.#min.push(sketch.min);
    this.#max.push(sketch.max);
    this.#firstBin.push(this.#binKey.length);
    for (const [key, weight] of sketch.sortedBins()) {
      this.#binKey.push(key);
      this.#binWeight.push(weight);
    }
  }

  /** The batch; the columns are empty again. */
  take(): SketchBatch {
    const batch: SketchBatch = {
      contexts: this.#contexts,
      contextIndex: Uint32Array.from(this.#contextIndex),
      timestampS: Float64Array.from(this.#timestampS),
      count: Float64Array.from(this.#count),
      sum: Float64Array.from(this.#sum),
      min: Float64Array.from(this.#min),
      max: Float64Array.from(this.#max),
      firstBin: Uint32Array.from(this.#firstBin),
      binKey: Int16Array.from(this.#binKey),
      binWeight: Float64Array.from(this.#binWeight),
    };
    this.#contexts = [];
    for (const column of [this.#contextIndex, this.#timestampS, this.#count, this.#sum, this.#min, this.#max]) {
      column.length = 0;
    }
    for (const column of [this.#firstBin, this.#binKey, this.#binWeight]) column.length = 0;
    return batch;
  }
}

import type { Context, MetricBatch } from '../model/metric.ts';

/** Collects points into the columns of a batch; the rows of a context stand together, in the order of the contexts. */
export class PointColumns {
  readonly #contexts: Context[] = [];
  readonly #contextIndex: number[] = [];
  readonly #timestampS: number[] = [];
  readonly #value: number[] = [];

  /** @returns the index by which `add` refers to it */
  addContext(context: Context): number {
    return this.#contexts.push(context) - 1;
  }

  add(contextIndex: number, timestampS: number, value: number): void {
    this.#contextIndex.push(contextIndex);
    this.#timestampS.push(timestampS);
    this.#value.push(value);
  }

  toBatch(): MetricBatch {
    return {
      contexts: this.#contexts,
      contextIndex: Uint32Array.from(this.#contextIndex),
      timestampS: Float64Array.from(this.#timestampS),
      value: Float64Array.from(this.#value),
    };
  }
}

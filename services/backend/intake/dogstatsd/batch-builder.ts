import type { Context, MetricBatch } from '../../../../lib/model/metric.ts';

/** Collects points, in any order, into a batch of columns. */
export class BatchBuilder {
  #contexts: Context[] = [];
  #contextIndex: number[] = [];
  #timestampS: number[] = [];
  #value: number[] = [];

  get rows(): number {
    return this.#value.length;
  }

  /** @returns the index by which `addPoint` refers to it */
  addContext(context: Context): number {
    return this.#contexts.push(context) - 1;
  }

  addPoint(contextIndex: number, timestampS: number, value: number): void {
    this.#contextIndex.push(contextIndex);
    this.#timestampS.push(timestampS);
    this.#value.push(value);
  }

  /** The batch; the builder is empty again. */
  take(): MetricBatch {
    const batch: MetricBatch = {
      contexts: this.#contexts,
      contextIndex: Uint32Array.from(this.#contextIndex),
      timestampS: Float64Array.from(this.#timestampS),
      value: Float64Array.from(this.#value),
    };
    this.#contexts = [];
    this.#contextIndex = [];
    this.#timestampS = [];
    this.#value = [];
    return batch;
  }
}

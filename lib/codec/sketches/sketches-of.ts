import type { SketchBatch } from '../../model/metric.ts';

/** A row of a batch of sketches, as it is written. */
export interface BatchSketch {
  readonly contextIndex: number;
  readonly timestampS: number;
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  /** Bin i is `(keys[i], weights[i])`, in ascending order; a key stands again where its weight is past 32 bits. */
  readonly keys: readonly number[];
  readonly weights: readonly number[];
}

const maxWeight = 0xffff_ffff;

/** The sketches of a batch, row by row, with weights that the wire can carry. */
export function* sketchesOf(batch: SketchBatch): Generator<BatchSketch> {
  for (let row = 0; row < batch.count.length; row += 1) {
    const keys: number[] = [];
    const weights: number[] = [];
    const end = batch.firstBin[row + 1] ?? batch.binKey.length;
    for (let bin = batch.firstBin[row] ?? 0; bin < end; bin += 1) {
      for (let rest = batch.binWeight[bin] ?? 0; rest > 0; rest -= maxWeight) {
        keys.push(batch.binKey[bin] ?? 0);
        weights.push(Math.min(rest, maxWeight));
      }
    }
    yield {
      contextIndex: batch.contextIndex[row] ?? 0,
      timestampS: batch.timestampS[row] ?? 0,
      count: batch.count[row] ?? 0,
      sum: batch.sum[row] ?? 0,
      min: batch.min[row] ?? 0,
      max: batch.max[row] ?? 0,
      keys,
      weights,
    };
  }
}

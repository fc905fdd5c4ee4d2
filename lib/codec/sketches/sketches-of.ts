import type { SketchBatch } from '../../model/metric.ts';
import type { RawSketch } from './read-sketch.ts';

/** A row of a batch of sketches, as it is written: a key stands again where its weight is past 32 bits. */
export interface BatchSketch extends RawSketch {
  readonly contextIndex: number;
  readonly timestampS: number;
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

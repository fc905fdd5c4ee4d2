import type { SketchBatch } from '../../../../lib/model/metric.ts';
import type { ContextEntry } from './context-catalogue.ts';

/** A sketch of a context at a second. */
export interface SketchRow {
  readonly entry: ContextEntry;
  readonly timestampS: number;
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  readonly keys: Int16Array;
  readonly weights: Float64Array;
}

/** A row of a batch, without its context; the bins are views of the batch's. */
export function sketchOf(batch: SketchBatch, row: number): Omit<SketchRow, 'entry'> {
  const from = batch.firstBin[row] as number;
  const to = batch.firstBin[row + 1] ?? batch.binKey.length;
  return {
    timestampS: Math.floor(batch.timestampS[row] as number),
    count: batch.count[row] as number,
    sum: batch.sum[row] as number,
    min: batch.min[row] as number,
    max: batch.max[row] as number,
    keys: batch.binKey.subarray(from, to),
    weights: batch.binWeight.subarray(from, to),
  };
}

/** Whether each row of a batch has a context and its bins. */
export function areSketches(batch: SketchBatch): boolean {
  const rows = batch.count.length;
  const columns = [batch.contextIndex, batch.timestampS, batch.sum, batch.min, batch.max, batch.firstBin];
  if (columns.some(({ length }) => length !== rows) || batch.binKey.length !== batch.binWeight.length) return false;
  let last = 0;
  for (const first of batch.firstBin) {
    if (first < last || first > batch.binKey.length) return false;
    last = first;
  }
  return batch.contextIndex.every((at) => at < batch.contexts.length);
}

/** Whether a sketch is one: finite, with whole weights. */
export function isSketch({ count, sum, min, max, weights }: Omit<SketchRow, 'entry'>): boolean {
  return Number.isSafeInteger(count) && count > 0 && areFinite(sum, min, max) && weights.every(Number.isSafeInteger);
}

function areFinite(...numbers: readonly number[]): boolean {
  return numbers.every(Number.isFinite);
}

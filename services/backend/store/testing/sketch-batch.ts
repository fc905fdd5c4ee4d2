import type { Context, SketchBatch } from '../../../../lib/model/metric.ts';
import { Sketch } from '../../../../lib/sketch/sketch.ts';
import { SketchColumns } from '../../../../lib/sketch/sketch-columns.ts';

/** A distribution for a test; what is left out is without host and tags. */
export interface TestDistribution extends Partial<Context> {
  readonly metric: string;
  /** `[Unix seconds, values]`. */
  readonly points: readonly (readonly [number, readonly number[]])[];
}

/** Puts distributions into columns of sketches, for tests. */
export function sketchBatch(...distributions: readonly TestDistribution[]): SketchBatch {
  const columns = new SketchColumns();
  for (const { metric, host = '', tags = [], points } of distributions) {
    const context = columns.addContext({ metric, type: 'distribution', host, tags, intervalS: 10 });
    for (const [timestampS, values] of points) {
      const sketch = new Sketch();
      for (const value of values) sketch.add(value);
      columns.add(context, timestampS, sketch);
    }
  }
  return columns.take();
}

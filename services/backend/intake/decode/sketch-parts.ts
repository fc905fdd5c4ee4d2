import type { SketchBatch } from '../../../../lib/model/metric.ts';
import { partRows } from './parts.ts';

/**
 * Cuts a batch of sketches whose contexts stand in the order of its rows into batches with columns and contexts of
 * their own. A bin counts as a row; a sketch is never cut.
 */
export function* sketchParts(batch: SketchBatch, rows = partRows): Generator<SketchBatch> {
  const count = batch.count.length;
  for (let from = 0; from < count; ) {
    let to = from + 1;
    while (to < count && to + 1 - from + binAt(batch, to + 1) - binAt(batch, from) <= rows) to += 1;
    yield from === 0 && to === count ? batch : sliceOf(batch, from, to);
    from = to;
  }
}

/** The first bin of a row; past the last one, the end. */
function binAt({ firstBin, binKey }: SketchBatch, row: number): number {
  return firstBin[row] ?? binKey.length;
}

function sliceOf(batch: SketchBatch, from: number, to: number): SketchBatch {
  const contextIndex = batch.contextIndex.slice(from, to);
  const firstContext = contextIndex[0] ?? 0;
  const lastContext = contextIndex.at(-1) ?? firstContext;
  const bins = [binAt(batch, from), binAt(batch, to)] as const;
  return {
    contexts: batch.contexts.slice(firstContext, lastContext + 1),
    contextIndex: contextIndex.map((context) => context - firstContext),
    timestampS: batch.timestampS.slice(from, to),
    count: batch.count.slice(from, to),
    sum: batch.sum.slice(from, to),
    min: batch.min.slice(from, to),
    max: batch.max.slice(from, to),
    firstBin: batch.firstBin.slice(from, to).map((bin) => bin - bins[0]),
    binKey: batch.binKey.slice(...bins),
    binWeight: batch.binWeight.slice(...bins),
  };
}

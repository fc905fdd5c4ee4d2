import type { MetricBatch } from '../../../../lib/model/metric.ts';

/** Rows of one message: handing that many over takes some milliseconds. */
export const partRows = 10_000;

/** Cuts a list into parts, in order. */
export function* partsOf<Item>(items: readonly Item[], rows = partRows): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += rows) yield items.slice(from, from + rows);
}

/** Cuts a batch whose contexts stand in the order of its rows into batches with columns and contexts of their own. */
export function* batchParts(batch: MetricBatch, rows = partRows): Generator<MetricBatch> {
  if (batch.value.length <= rows) {
    if (batch.value.length > 0) yield batch;
    return;
  }
  for (let from = 0; from < batch.value.length; from += rows) {
    const contextIndex = batch.contextIndex.slice(from, from + rows);
    const first = contextIndex[0] ?? 0;
    const last = contextIndex.at(-1) ?? first;
    yield {
      contexts: batch.contexts.slice(first, last + 1),
      contextIndex: contextIndex.map((context) => context - first),
      timestampS: batch.timestampS.slice(from, from + rows),
      value: batch.value.slice(from, from + rows),
    };
  }
}

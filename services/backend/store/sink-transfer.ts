import type { MetricBatch, SketchBatch } from '../../../lib/model/metric.ts';
import type { SpanBatch } from '../../../lib/model/span.ts';
import type { SinkMessage } from './store.ts';

/** The buffers of a message's columns: the second argument of `postMessage`, so that they move instead of being copied. */
export function sinkTransfer(message: SinkMessage): ArrayBuffer[] {
  switch (message.kind) {
    case 'points':
    case 'sketches':
    case 'spans':
      return columnsOf(message.batch);
    case 'open':
      return [...columnsOf(message.batch), ...(message.sketches ? columnsOf(message.sketches) : [])];
    default:
      return [];
  }
}

function columnsOf(batch: MetricBatch | SketchBatch | SpanBatch): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const column of Object.values(batch)) {
    if (ArrayBuffer.isView(column) && column.buffer instanceof ArrayBuffer) buffers.add(column.buffer);
  }
  return [...buffers];
}

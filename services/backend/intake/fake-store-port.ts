import type { MetricBatch, SketchBatch } from '../../../lib/model/metric.ts';
import { sinkRows } from '../store/sink-rows.ts';
import type { SinkMessage, SinkReply } from '../store/store.ts';
import type { StorePort } from './outbox.ts';

/** For tests: a store that keeps the messages and answers at once, unless told not to. */
export class FakeStorePort implements StorePort {
  readonly messages: SinkMessage[] = [];
  answers = true;
  #rows = 0;
  #listener: (reply: SinkReply) => void = () => {};

  postMessage(message: SinkMessage): void {
    this.messages.push(message);
    const rows = sinkRows(message);
    this.#rows += rows;
    if (this.answers && rows > 0) this.answer();
  }

  /** Answers for everything so far. */
  answer(): void {
    this.#listener({ kind: 'taken', rows: this.#rows });
  }

  on(_event: 'message', listener: (reply: SinkReply) => void): void {
    this.#listener = listener;
  }

  /**
   * Takes out the messages so far, points as readable rows: `metric{tags}@host type timestamp=value`, and sketches so:
   * `metric{tags}@host distribution timestamp=count,sum,min,max key×weight …`.
   */
  take(): { readonly kind: SinkMessage['kind']; readonly rows: readonly string[] }[] {
    return this.messages.splice(0).map((message) => {
      if (message.kind === 'points') return { kind: message.kind, rows: pointRows(message.batch) };
      if (message.kind === 'sketches') return { kind: message.kind, rows: sketchRows(message.batch) };
      if (message.kind !== 'open') return { kind: message.kind, rows: [] };
      const sketches = message.sketches ? sketchRows(message.sketches) : [];
      return { kind: message.kind, rows: [...pointRows(message.batch), ...sketches] };
    });
  }
}

function pointRows(batch: MetricBatch): string[] {
  return Array.from(batch.value, (value, row) => `${placeOf(batch, row)}=${value}`);
}

function sketchRows(batch: SketchBatch): string[] {
  return Array.from(batch.count, (count, row) => {
    const keys = [...batch.binKey.subarray(batch.firstBin[row], batch.firstBin[row + 1])];
    const weights = batch.binWeight.subarray(batch.firstBin[row]);
    const bins = keys.map((key, i) => `${key}×${weights[i]}`).join(' ');
    return `${placeOf(batch, row)}=${count},${batch.sum[row]},${batch.min[row]},${batch.max[row]} ${bins}`;
  });
}

function placeOf({ contexts, contextIndex, timestampS }: MetricBatch | SketchBatch, row: number): string {
  const context = contexts[contextIndex[row] ?? -1];
  if (!context) throw new Error(`row ${row} has no context`);
  const { metric, tags, host, type, intervalS } = context;
  return `${metric}{${tags}}@${host} ${type}/${intervalS} ${(timestampS[row] ?? 0) % 1000}`;
}

import type { Clock } from '../../../../lib/clock/clock.ts';
import { SketchColumns } from '../../../../lib/sketch/sketch-columns.ts';
import type { Outbox } from '../outbox.ts';
import type { Aggregator } from './aggregator.ts';
import { BatchBuilder } from './batch-builder.ts';
import type { BucketBatches } from './bucket-rows.ts';

/** Handing over the open buckets may take one part in so many of the thread's time. */
const openShare = 20;

/** With more bins than this, sketches are not shown before their bucket is over. */
const maxOpenBins = 100_000;

/** With contexts of more bytes than this, neither are points: the store gets all contexts anew with each look at them. */
const maxOpenContextBytes = 64 * 1024 * 1024;

/** Shows the store what is in the open buckets, while it keeps up. */
export class OpenBuckets {
  readonly #aggregator: Aggregator;
  readonly #outbox: Outbox;
  readonly #clock: Clock;
  #version = 0;
  #rowsShown = 0;
  #notBeforeMs = 0;

  constructor(of: { readonly aggregator: Aggregator; readonly outbox: Outbox; readonly clock: Clock }) {
    this.#aggregator = of.aggregator;
    this.#outbox = of.outbox;
    this.#clock = of.clock;
  }

  /** Shows them if they changed, and neither this thread nor the store's has too much to do. */
  showChanges(): void {
    // The store answers for what it keeps only: while it owes some, it is not given snapshots on top.
    const isDue = this.#clock.monotonic() >= this.#notBeforeMs && this.#outbox.unansweredRows === 0;
    if (!isDue || this.#aggregator.version === this.#version) return;
    if (this.#aggregator.contextBytes > maxOpenContextBytes) return;
    const startMs = this.#clock.monotonic();
    this.#send(this.#aggregator.open({ sketches: this.#aggregator.sketchBins <= maxOpenBins }));
    const endMs = this.#clock.monotonic();
    this.#notBeforeMs = endMs + openShare * (endMs - startMs);
  }

  /** Takes back what is shown, as its bucket has been handed over: the next one is empty still. */
  withdraw(): void {
    this.#send({ points: new BatchBuilder().take(), sketches: new SketchColumns().take() });
  }

  #send(open: BucketBatches): void {
    const rows = open.points.value.length + open.sketches.count.length;
    if (rows > 0 || this.#rowsShown > 0) this.#outbox.open(open);
    this.#rowsShown = rows;
    this.#version = this.#aggregator.version;
  }
}

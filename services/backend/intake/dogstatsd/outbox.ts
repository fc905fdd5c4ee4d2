import type { LabEvent } from '../../../../lib/model/event.ts';
import type { MetricBatch, SketchBatch } from '../../../../lib/model/metric.ts';
import type { ServiceCheck } from '../../../../lib/model/service-check.ts';
import { sinkRows } from '../../store/sink-rows.ts';
import { sinkTransfer } from '../../store/sink-transfer.ts';
import type { SinkMessage, SinkReply } from '../../store/store.ts';
import type { BucketBatches } from './bucket-rows.ts';
import { messageBytes } from './message-bytes.ts';

/** Rows that the store may owe an answer for. */
export const maxUnansweredRows = 2_000_000;

/** Bytes that these rows may take: only rows with long texts come so far. */
const maxUnansweredBytes = 1024 * 1024 * 1024;

/** The name under which the store keeps this receiver's open buckets. */
const source = 'dogstatsd';

/** What is used of a port to the store's worker. */
export interface StorePort {
  postMessage(message: SinkMessage, transfer: readonly ArrayBuffer[]): void;
  on(event: 'message', listener: (reply: SinkReply) => void): unknown;
}

/** Sends to the store's worker; while the store is too far behind, what would be sent is dropped and counted. */
export class Outbox {
  /** What was dropped, in items, since the start. */
  readonly dropped = { points: 0, sketches: 0, checks: 0, events: 0 };
  readonly #port: StorePort;
  #sentRows = 0;
  #takenRows = 0;
  /** What each unanswered message takes, with the rows sent up to its end. */
  readonly #unanswered: { readonly rows: number; readonly bytes: number }[] = [];
  #unansweredBytes = 0;
  #whenTaken: (() => void) | undefined;

  constructor(port: StorePort) {
    this.#port = port;
    port.on('message', (reply: SinkReply) => {
      if (reply.kind !== 'taken') return;
      this.#takenRows = reply.rows;
      this.#forgetAnswered();
      if (this.unansweredRows === 0) this.#whenTaken?.();
    });
  }

  get unansweredRows(): number {
    return this.#sentRows - this.#takenRows;
  }

  /** About how much memory they take. */
  get unansweredBytes(): number {
    return this.#unansweredBytes;
  }

  points(batch: MetricBatch): void {
    if (!this.#send({ kind: 'points', batch })) this.dropped.points += batch.value.length;
  }

  /** Closed buckets. */
  buckets({ points, sketches }: BucketBatches): void {
    this.points(points);
    this.#sketches(sketches);
  }

  /** Replaces what the store shows of this receiver's open bucket. */
  open({ points, sketches }: BucketBatches): void {
    this.#post({ kind: 'open', source, batch: points, ...(sketches.count.length > 0 && { sketches }) });
  }

  checks(checks: readonly ServiceCheck[]): void {
    if (!this.#send({ kind: 'checks', checks })) this.dropped.checks += checks.length;
  }

  events(events: readonly LabEvent[]): void {
    if (!this.#send({ kind: 'events', events })) this.dropped.events += events.length;
  }

  /** Resolves when the store has taken all rows. */
  taken(): Promise<void> {
    if (this.unansweredRows === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#whenTaken = resolve;
    });
  }

  #sketches(batch: SketchBatch): void {
    if (!this.#send({ kind: 'sketches', batch })) this.dropped.sketches += batch.count.length;
  }

  /** @returns false when there is no room: what is larger than the bound by itself is taken by a store that owes nothing */
  #send(message: SinkMessage): boolean {
    const rows = sinkRows(message);
    if (rows === 0) return true;
    const bytes = messageBytes(message);
    const isTooMuch =
      this.unansweredRows + rows > maxUnansweredRows || this.#unansweredBytes + bytes > maxUnansweredBytes;
    if (this.unansweredRows > 0 && isTooMuch) return false;
    this.#sentRows += rows;
    this.#unansweredBytes += bytes;
    this.#unanswered.push({ rows: this.#sentRows, bytes });
    this.#post(message);
    return true;
  }

  #forgetAnswered(): void {
    const answered = this.#unanswered.findIndex(({ rows }) => rows > this.#takenRows);
    for (const { bytes } of this.#unanswered.splice(0, answered < 0 ? this.#unanswered.length : answered)) {
      this.#unansweredBytes -= bytes;
    }
  }

  #post(message: SinkMessage): void {
    this.#port.postMessage(message, sinkTransfer(message));
  }
}

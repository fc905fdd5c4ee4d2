import type { LabEvent } from '../../../../lib/model/event.ts';
import type { MetricBatch } from '../../../../lib/model/metric.ts';
import type { ServiceCheck } from '../../../../lib/model/service-check.ts';
import { sinkRows } from '../../store/sink-rows.ts';
import type { SinkMessage, SinkReply } from '../../store/store.ts';

/** Rows that the store may owe an answer for. */
export const maxUnansweredRows = 2_000_000;

/** The name under which the store keeps this receiver's open buckets. */
const source = 'dogstatsd';

/** What is used of a port to the store's worker. */
export interface StorePort {
  postMessage(message: SinkMessage, transfer: readonly ArrayBuffer[]): void;
  on(event: 'message', listener: (reply: SinkReply) => void): unknown;
}

/** Sends to the store's worker; while the store is too far behind, what would be sent is dropped and counted. */
export class Outbox {
  /** What was dropped, in rows, since the start. */
  readonly dropped = { points: 0, checks: 0, events: 0 };
  readonly #port: StorePort;
  #sentRows = 0;
  #takenRows = 0;
  #whenTaken: (() => void) | undefined;

  constructor(port: StorePort) {
    this.#port = port;
    port.on('message', (reply: SinkReply) => {
      if (reply.kind !== 'taken') return;
      this.#takenRows = reply.rows;
      if (this.unansweredRows === 0) this.#whenTaken?.();
    });
  }

  get unansweredRows(): number {
    return this.#sentRows - this.#takenRows;
  }

  points(batch: MetricBatch): void {
    const rows = batch.value.length;
    if (this.#hasRoom(rows)) this.#send({ kind: 'points', batch }, columnsOf(batch));
    else this.dropped.points += rows;
  }

  /** Replaces what the store shows of this receiver's open bucket. */
  open(batch: MetricBatch): void {
    this.#send({ kind: 'open', source, batch }, columnsOf(batch));
  }

  checks(checks: readonly ServiceCheck[]): void {
    if (this.#hasRoom(checks.length)) this.#send({ kind: 'checks', checks }, []);
    else this.dropped.checks += checks.length;
  }

  events(events: readonly LabEvent[]): void {
    if (this.#hasRoom(events.length)) this.#send({ kind: 'events', events }, []);
    else this.dropped.events += events.length;
  }

  /** Resolves when the store has taken all rows. */
  taken(): Promise<void> {
    if (this.unansweredRows === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#whenTaken = resolve;
    });
  }

  /** What is larger than the bound by itself is taken by a store that owes nothing. */
  #hasRoom(rows: number): boolean {
    return this.unansweredRows === 0 || this.unansweredRows + rows <= maxUnansweredRows;
  }

  #send(message: SinkMessage, transfer: ArrayBuffer[]): void {
    const rows = sinkRows(message);
    if (rows === 0 && message.kind !== 'open') return;
    this.#sentRows += rows;
    this.#port.postMessage(message, transfer);
  }
}

function columnsOf(batch: MetricBatch): ArrayBuffer[] {
  return [batch.contextIndex.buffer, batch.timestampS.buffer, batch.value.buffer];
}

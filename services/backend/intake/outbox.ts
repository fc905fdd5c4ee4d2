import type { LabEvent } from '../../../lib/model/event.ts';
import type { MetricBatch, SketchBatch } from '../../../lib/model/metric.ts';
import type { Profile } from '../../../lib/model/profile.ts';
import type { ServiceCheck } from '../../../lib/model/service-check.ts';
import type { SpanBatch } from '../../../lib/model/span.ts';
import { sinkRows } from '../store/sink-rows.ts';
import { sinkTransfer } from '../store/sink-transfer.ts';
import type { SinkMessage, SinkReply } from '../store/store.ts';
import type { BucketBatches } from './dogstatsd/bucket-rows.ts';
import { messageBytes } from './message-bytes.ts';

/** Rows that the store may owe an answer for. */
export const maxUnansweredRows = 2_000_000;

/** Bytes that these rows may take: only rows with long texts come so far. */
const maxUnansweredBytes = 1024 * 1024 * 1024;

/** What tells the ways out of one receiver from another's. */
export interface OutboxOptions {
  /** The name under which the store keeps the receiver's open buckets. */
  readonly source: 'dogstatsd' | 'traces';
  /** Rows and bytes that the store may owe an answer for, where they differ. */
  readonly maxRows?: number;
  readonly maxBytes?: number;
}

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
  readonly #source: OutboxOptions['source'];
  readonly #maxRows: number;
  readonly #maxBytes: number;
  #sentRows = 0;
  #takenRows = 0;
  /** What each unanswered message takes, with the rows sent up to its end. */
  readonly #unanswered: { readonly rows: number; readonly bytes: number }[] = [];
  #unansweredBytes = 0;
  #waiting: { readonly rows: number; readonly resolve: () => void }[] = [];

  constructor(port: StorePort, options: OutboxOptions) {
    this.#port = port;
    this.#source = options.source;
    this.#maxRows = options.maxRows ?? maxUnansweredRows;
    this.#maxBytes = options.maxBytes ?? maxUnansweredBytes;
    port.on('message', (reply: SinkReply) => {
      if (reply.kind !== 'taken') return;
      this.#takenRows = reply.rows;
      this.#forgetAnswered();
      this.#wake();
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
    this.#post({ kind: 'open', source: this.#source, batch: points, ...(sketches.count.length > 0 && { sketches }) });
  }

  checks(checks: readonly ServiceCheck[]): void {
    if (!this.#send({ kind: 'checks', checks })) this.dropped.checks += checks.length;
  }

  events(events: readonly LabEvent[]): void {
    if (!this.#send({ kind: 'events', events })) this.dropped.events += events.length;
  }

  /** Whether the store owes as much as it may: who can say no then asks before it takes something. */
  get isFull(): boolean {
    return this.unansweredRows >= this.#maxRows || this.#unansweredBytes >= this.#maxBytes;
  }

  /** Sent in any case: their client is told that they are taken. */
  spans(batch: SpanBatch): void {
    this.#sendAnyway({ kind: 'spans', batch });
  }

  /** Sent in any case, as spans. */
  profile(profile: Profile): void {
    this.#sendAnyway({ kind: 'profile', profile });
  }

  /** Resolves when the store has taken all rows. */
  taken(): Promise<void> {
    return this.atMost(0);
  }

  /** Resolves when the store owes an answer for so many rows at most. */
  atMost(rows: number): Promise<void> {
    if (this.unansweredRows <= rows) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ rows, resolve }));
  }

  #sketches(batch: SketchBatch): void {
    if (!this.#send({ kind: 'sketches', batch })) this.dropped.sketches += batch.count.length;
  }

  /** @returns false when there is no room: what is larger than the bound by itself is taken by a store that owes nothing */
  #send(message: SinkMessage): boolean {
    const rows = sinkRows(message);
    if (rows === 0) return true;
    const bytes = messageBytes(message);
    const isTooMuch = this.unansweredRows + rows > this.#maxRows || this.#unansweredBytes + bytes > this.#maxBytes;
    if (this.unansweredRows > 0 && isTooMuch) return false;
    this.#note(rows, bytes);
    this.#post(message);
    return true;
  }

  #sendAnyway(message: SinkMessage): void {
    const rows = sinkRows(message);
    if (rows === 0) return;
    this.#note(rows, messageBytes(message));
    this.#post(message);
  }

  #note(rows: number, bytes: number): void {
    this.#sentRows += rows;
    this.#unansweredBytes += bytes;
    this.#unanswered.push({ rows: this.#sentRows, bytes });
  }

  #wake(): void {
    const isDue = ({ rows }: { readonly rows: number }): boolean => this.unansweredRows <= rows;
    const due = this.#waiting.filter(isDue);
    this.#waiting = this.#waiting.filter((each) => !isDue(each));
    for (const { resolve } of due) resolve();
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

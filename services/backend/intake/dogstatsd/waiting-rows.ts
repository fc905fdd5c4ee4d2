import type { Clock, Timer } from '../../../../lib/clock/clock.ts';
import type { LabEvent } from '../../../../lib/model/event.ts';
import type { ServiceCheck } from '../../../../lib/model/service-check.ts';
import { checkBytes, eventBytes } from '../message-bytes.ts';
import type { Outbox } from '../outbox.ts';
import { PointBatch } from './point-batch.ts';

/** How long a row waits for others before it is handed over. */
const forwardDelayMs = 100;

/** Rows of a kind that are handed over at once, without waiting. */
const maxWaiting = 10_000;

/** Bytes, about, with which they do not wait either. */
const maxWaitingBytes = 4 * 1024 * 1024;

/** What is not aggregated, on its way to the store: points with a timestamp, service checks and events. */
export class WaitingRows {
  readonly #outbox: Outbox;
  readonly #clock: Clock;
  readonly #points = new PointBatch();
  #events: LabEvent[] = [];
  #checks: ServiceCheck[] = [];
  /** Of events and service checks. */
  #textBytes = 0;
  #timer: Timer | undefined;

  constructor(to: { readonly outbox: Outbox; readonly clock: Clock }) {
    this.#outbox = to.outbox;
    this.#clock = to.clock;
  }

  point(...point: Parameters<PointBatch['add']>): void {
    this.#points.add(...point);
    this.#forwardSoon(this.#points.rows);
  }

  event(event: LabEvent): void {
    this.#textBytes += eventBytes(event);
    this.#forwardSoon(this.#events.push(event));
  }

  check(check: ServiceCheck): void {
    this.#textBytes += checkBytes(check);
    this.#forwardSoon(this.#checks.push(check));
  }

  /** Hands over what waits. */
  forward(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#outbox.points(this.#points.take());
    this.#outbox.events(this.#events);
    this.#outbox.checks(this.#checks);
    this.#events = [];
    this.#checks = [];
    this.#textBytes = 0;
  }

  #forwardSoon(waiting: number): void {
    const isFull = waiting >= maxWaiting || this.#textBytes + this.#points.contextBytes >= maxWaitingBytes;
    if (isFull) this.forward();
    else this.#timer ??= this.#clock.after(forwardDelayMs, () => this.forward());
  }
}

import assert from 'node:assert/strict';
import { createHash, type Hash } from 'node:crypto';
import type { MetricBatch } from '../../lib/model/metric.ts';
import type { StorePort } from '../../services/backend/intake/outbox.ts';
import { sinkRows } from '../../services/backend/store/sink-rows.ts';
import type { SinkMessage, SinkReply } from '../../services/backend/store/store.ts';

/**
 * A store that answers at once and keeps nothing but counts: it looks at each row, and hashes them all, so that two
 * receivers can be compared.
 */
export class CheckingStorePort implements StorePort {
  points = 0;
  events = 0;
  serviceChecks = 0;
  readonly #watched: string;
  /** Sum of the watched counter's points: its samples. */
  watchedCount = 0;
  #hash: Hash = createHash('sha1');
  #rows = 0;
  #listener: (reply: SinkReply) => void = () => {};

  /** @param watched name of a counter whose points are summed up */
  constructor(watched: string) {
    this.#watched = watched;
  }

  on(_event: 'message', listener: (reply: SinkReply) => void): void {
    this.#listener = listener;
  }

  postMessage(message: SinkMessage): void {
    if (message.kind === 'points') {
      this.points += message.batch.value.length;
      this.#addPoints(message.batch);
    } else if (message.kind === 'open') checkBatch(message.batch);
    else if (message.kind === 'events') {
      this.events += message.events.length;
      this.#hash.update(JSON.stringify(message.events));
    } else if (message.kind === 'checks') {
      this.serviceChecks += message.checks.length;
      this.#hash.update(JSON.stringify(message.checks));
    } else if (message.kind === 'sketches') {
      const { contexts, contextIndex, timestampS, count, sum, binKey, binWeight } = message.batch;
      this.#hash.update(JSON.stringify(contexts));
      for (const column of [contextIndex, timestampS, count, sum, binKey, binWeight]) this.#hash.update(column);
      assert.ok(count.every(Number.isFinite) && sum.every(Number.isFinite), 'a sketch is not finite');
    }
    const rows = sinkRows(message);
    this.#rows += rows;
    if (rows > 0) this.#listener({ kind: 'taken', rows: this.#rows });
  }

  /** Of everything final that came since the last call. */
  takeDigest(): string {
    const digest = this.#hash.digest('hex');
    this.#hash = createHash('sha1');
    return digest;
  }

  #addPoints(batch: MetricBatch): void {
    checkBatch(batch);
    const { contexts, contextIndex, timestampS, value } = batch;
    this.#hash.update(JSON.stringify(contexts)).update(contextIndex).update(timestampS).update(value);
    for (let i = 0; i < value.length; i++) {
      const context = contexts[contextIndex[i] ?? -1];
      if (context?.metric === this.#watched) this.watchedCount += (value[i] ?? 0) * context.intervalS;
    }
  }
}

/** Asserts that each row is something that a store can keep. */
function checkBatch({ contexts, contextIndex, timestampS, value }: MetricBatch): void {
  assert.equal(contextIndex.length, value.length);
  assert.equal(timestampS.length, value.length);
  for (let i = 0; i < value.length; i++) {
    const context = contexts[contextIndex[i] ?? -1];
    const isSound =
      context !== undefined &&
      context.metric !== '' &&
      context.metric.length <= 200 &&
      Number.isFinite(value[i]) &&
      Number.isSafeInteger(timestampS[i]) &&
      (timestampS[i] ?? 0) > 0;
    if (!isSound) assert.fail(`row ${i}: ${JSON.stringify(context)} at ${timestampS[i]} is ${value[i]}`);
  }
}

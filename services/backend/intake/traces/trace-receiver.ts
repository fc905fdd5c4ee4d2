import type { Clock, Timer } from '../../../../lib/clock/clock.ts';
import type { ClientStatsPayload } from '../../../../lib/codec/client-stats/client-stats.ts';
import type { DecodedTraces } from '../../../../lib/codec/traces/decoded-traces.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Counters } from '../counters.ts';
import type { Outbox } from '../outbox.ts';
import type { DropReason } from './pipeline/chunks/drop-bad-chunks.ts';
import { droppedText } from './pipeline/chunks/dropped-text.ts';
import type { RequestFacts } from './pipeline/request-facts.ts';
import type { TracePipeline } from './pipeline/trace-pipeline.ts';
import { Rates } from './rates.ts';

/** For which answers wait at most: dd-trace gives up after two seconds, and what it sends again would be there twice. */
const maxWaitMs = 1000;

/** Showing the open buckets may take one part in so many of the thread's time. */
const openShare = 20;

/**
 * The trace receiver without its doors: decoded payloads in, messages to the store out. Closed buckets of trace metrics
 * are handed over in the second after their end, open ones every second while spans come.
 */
export class TraceReceiver {
  readonly rates: Rates;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #counters: Counters;
  readonly #pipeline: TracePipeline;
  readonly #warn: (subject: string, text: string) => void;
  #secondTimer: Timer;
  /** Whether something came since the open buckets were shown, and whether some are. */
  #hasNews = false;
  #isShown = false;
  #notBeforeMs = 0;

  constructor(parts: {
    readonly clock: Clock;
    readonly outbox: Outbox;
    readonly counters: Counters;
    readonly pipeline: TracePipeline;
    readonly warn: (subject: string, text: string) => void;
  }) {
    this.#clock = parts.clock;
    this.#outbox = parts.outbox;
    this.#counters = parts.counters;
    this.#pipeline = parts.pipeline;
    this.#warn = parts.warn;
    this.rates = new Rates(Math.floor(parts.clock.now()).toString(36));
    this.#secondTimer = this.#atNextSecond();
  }

  /**
   * To be asked before a payload is decoded.
   * @throws HttpError 429 while the store is too far behind
   */
  refuseWhenFull(): void {
    if (this.#outbox.isFull) throw errors.overloaded();
  }

  /**
   * Takes the spans of a payload, whose columns are used up.
   * @param from what it is and who sent it, for the log: `v0.4 from nodejs`
   */
  takeTraces(decoded: DecodedTraces, request: RequestFacts, from: string): void {
    this.#counters.add('traces.payloads');
    this.#counters.add('traces.chunks', decoded.chunkEnd.length);
    this.#counters.add('traces.odd_values', decoded.oddValues);
    this.#counters.add('traces.client_dropped_p0_traces', request.droppedP0Traces);
    this.#counters.add('traces.client_dropped_p0_spans', request.droppedP0Spans);
    const dropped: DropReason[] = [];
    const batch = this.#pipeline.process(decoded, request, { onDropped: (reason) => dropped.push(reason) });
    const text = droppedText(dropped, from);
    if (text !== undefined) this.#warn('dropped', text);
    this.#counters.add('traces.spans', batch.spanId.length);
    this.rates.note(batch);
    this.#hasNews = true;
    this.#outbox.spans(batch);
  }

  /** Takes the stats that a client has computed. */
  takeStats(payload: ClientStatsPayload, request: RequestFacts): void {
    this.#counters.add('traces.stats_payloads');
    for (const [reason, count] of payload.refusals.countByReason)
      this.#counters.add(`traces.refused.stats.${reason}`, count);
    if (payload.refusals.total > 0) this.#warn('stats', `refused of stats: ${payload.refusals.first.join('; ')}`);
    this.#hasNews = true;
    this.#pipeline.acceptClientStats(payload, request);
  }

  /**
   * Waits until the store has answered for what was taken, which it does once what it answered for before is on disk, or
   * will be in less than a second; not for ever. So clients who wait for answers send no faster than it takes.
   */
  async untilStoreHasIt(): Promise<void> {
    const patience = Promise.withResolvers<void>();
    const timer = this.#clock.after(maxWaitMs, patience.resolve);
    await Promise.race([this.#outbox.taken(), patience.promise]);
    timer.cancel();
  }

  /** Hands over everything, the open buckets as final; takes nothing more. */
  stop(): void {
    this.#secondTimer.cancel();
    this.#outbox.buckets(this.#pipeline.close());
    this.#showOpen();
  }

  /** What happened since the start, by name. */
  counters(): Record<string, number> {
    const { dropped, unansweredRows, unansweredBytes } = this.#outbox;
    return {
      ...this.#pipeline.counters(),
      'traces.unanswered_rows': unansweredRows,
      'traces.unanswered_bytes': unansweredBytes,
      'traces.dropped.store_behind.points': dropped.points,
      'traces.dropped.store_behind.sketches': dropped.sketches,
    };
  }

  #atNextSecond(): Timer {
    const intoSecondMs = this.#clock.now() % 1000;
    return this.#clock.after(1000 - intoSecondMs, () => {
      this.#secondTimer = this.#atNextSecond();
      this.#advance();
    });
  }

  /** The store answers for what it keeps only: while it owes some, it is given no open buckets on top. */
  #advance(): void {
    const closed = this.#pipeline.tick();
    const hasClosed = closed.points.value.length + closed.sketches.count.length > 0;
    if (hasClosed) this.#outbox.buckets(closed);
    const isDue = this.#outbox.unansweredRows === 0 && this.#clock.monotonic() >= this.#notBeforeMs;
    if (hasClosed || (this.#hasNews && isDue)) this.#showOpen();
  }

  #showOpen(): void {
    const startMs = this.#clock.monotonic();
    const open = this.#pipeline.open();
    const isEmpty = open.points.value.length + open.sketches.count.length === 0;
    if (!isEmpty || this.#isShown) this.#outbox.open(open);
    this.#isShown = !isEmpty;
    this.#hasNews = false;
    const endMs = this.#clock.monotonic();
    this.#notBeforeMs = endMs + openShare * (endMs - startMs);
  }
}

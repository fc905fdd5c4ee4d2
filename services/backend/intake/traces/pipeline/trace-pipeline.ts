import type { Clock } from '../../../../../lib/clock/clock.ts';
import type { ClientStatsPayload } from '../../../../../lib/codec/client-stats/client-stats.ts';
import type { DecodedTraces } from '../../../../../lib/codec/traces/decoded-traces.ts';
import type { SpanBatch } from '../../../../../lib/model/span.ts';
import { type DropReason, dropBadChunks } from './chunks/drop-bad-chunks.ts';
import { MendCounts } from './mend-counts.ts';
import { ClientStatsCounter } from './metrics/client-stats-counter.ts';
import { Concentrator } from './metrics/concentrator.ts';
import { metricRows, type TraceMetrics } from './metrics/metric-rows.ts';
import { SpanCounter } from './metrics/span-counter.ts';
import { PayloadNormalizer } from './payload-normalizer.ts';
import type { RequestFacts } from './request-facts.ts';

/** What the pipeline is told of the lab. */
export interface PipelineSettings {
  /** The host of spans that name none. */
  readonly hostname: string;
  /** The env of spans whose payload, root and own tags name none; `none` where it is empty. */
  readonly defaultEnv: string;
  /** Seconds in which a request satisfies; up to four times that it is tolerated (apdex). */
  readonly apdexThresholdS: number;
}

/** Groups, and bins of their sketches, past which open buckets are not shown: some 0.2 s of work. */
const maxShownGroups = 5000;
const maxShownBins = 200_000;

/**
 * From spans as they were sent to spans as they are stored, and to trace metrics: normalised, obfuscated, marked and
 * counted as the Agent does (wire.md 2.11, 2.12). Pure but for its clock; made for one thread.
 */
export class TracePipeline {
  readonly #clock: Clock;
  readonly #counts = new MendCounts();
  readonly #normalizer: PayloadNormalizer;
  readonly #concentrator: Concentrator;
  readonly #spanCounter: SpanCounter;
  readonly #clientStats: ClientStatsCounter;

  constructor(settings: PipelineSettings, parts: { readonly clock: Clock }) {
    this.#clock = parts.clock;
    this.#normalizer = new PayloadNormalizer(settings, this.#counts);
    this.#concentrator = new Concentrator(settings, parts.clock.now() / 1000);
    this.#spanCounter = new SpanCounter(this.#concentrator);
    this.#clientStats = new ClientStatsCounter(settings, this.#concentrator);
  }

  /**
   * Makes the spans of a payload ready for the store, and counts them in trace metrics, unless their client does that itself.
   * The columns of `decoded` are used up: they are in the batch that is returned.
   * @param to.onDropped is told of each chunk that is dropped
   */
  process(
    decoded: DecodedTraces,
    request: RequestFacts,
    to: { readonly onDropped?: (reason: DropReason) => void } = {},
  ): SpanBatch {
    const good = dropBadChunks(decoded, (reason, spans) => {
      this.#counts.dropped(reason, spans);
      to.onDropped?.(reason);
    });
    const { batch, facts } = this.#normalizer.normalize(good, { request, nowMs: this.#advance() });
    if (!request.clientComputedStats) this.#spanCounter.count(batch, facts);
    return batch;
  }

  /** Adds stats that a client, or an Agent, computed itself to the trace metrics. */
  acceptClientStats(payload: ClientStatsPayload, request: RequestFacts): void {
    this.#advance();
    this.#clientStats.count(payload, request);
  }

  /** Final metrics of the buckets that are over now; each bucket is given once. Call it every second. */
  tick(): TraceMetrics {
    this.#advance();
    return metricRows(this.#concentrator.takeDue());
  }

  /**
   * Metrics of the buckets that are still open, as they stand; to be shown until the next. Where they are so many that handing
   * them over each second would hold up the thread, there are none before their bucket is over.
   */
  open(): TraceMetrics {
    const { groups, bins } = this.#concentrator;
    const isTooMuch = groups > maxShownGroups || bins > maxShownBins;
    return metricRows(isTooMuch ? [] : this.#concentrator.openBuckets());
  }

  /** Final metrics of all buckets; for the end of the process. */
  close(): TraceMetrics {
    this.#concentrator.closeAll();
    return metricRows(this.#concentrator.takeDue());
  }

  /** All counters since the start, by the names under which `status` shows them; groups and bins are those of now. */
  counters(): Record<string, number> {
    const { counters, groups, bins } = this.#concentrator;
    return {
      ...this.#counts.named(),
      'traces.metrics.spans': counters.spans,
      'traces.metrics.joined_spans': counters.joinedSpans,
      'traces.metrics.dropped_spans': counters.droppedSpans,
      'traces.metrics.dropped_sketch_values': counters.droppedSketchValues,
      'traces.metrics.groups': groups,
      'traces.metrics.sketch_bins': bins,
    };
  }

  /** Tells the concentrator the time. @returns Unix milliseconds */
  #advance(): number {
    const nowMs = this.#clock.now();
    this.#concentrator.advance(nowMs / 1000);
    return nowMs;
  }
}

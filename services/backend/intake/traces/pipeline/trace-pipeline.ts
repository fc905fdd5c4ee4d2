import type { Clock } from '../../../../../lib/clock/clock.ts';
import type { ClientStatsPayload } from '../../../../../lib/codec/client-stats/client-stats.ts';
import type { DecodedTraces } from '../../../../../lib/codec/traces/decoded-traces.ts';
import type { MetricBatch, SketchBatch } from '../../../../../lib/model/metric.ts';
import type { SpanBatch } from '../../../../../lib/model/span.ts';
import { SketchColumns } from '../../../../../lib/sketch/sketch-columns.ts';
import { BatchBuilder } from '../../dogstatsd/batch-builder.ts';
import { dropBadChunks } from './chunks/drop-bad-chunks.ts';
import { MendCounts } from './mend-counts.ts';
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

/** Trace metrics of buckets of 10 s. */
export interface TraceMetrics {
  readonly points: MetricBatch;
  readonly sketches: SketchBatch;
}

/**
 * From spans as they were sent to spans as they are stored, and to trace metrics: normalised, obfuscated, marked and
 * counted as the Agent does (wire.md 2.11, 2.12). Pure but for its clock; made for one thread.
 */
export class TracePipeline {
  readonly #clock: Clock;
  readonly #counts = new MendCounts();
  readonly #normalizer: PayloadNormalizer;

  constructor(settings: PipelineSettings, parts: { readonly clock: Clock }) {
    this.#clock = parts.clock;
    this.#normalizer = new PayloadNormalizer(settings, this.#counts);
  }

  /**
   * Makes the spans of a payload ready for the store, and counts them in trace metrics. The columns of `decoded` are used
   * up: they are in the batch that is returned.
   */
  process(decoded: DecodedTraces, request: RequestFacts): SpanBatch {
    const good = dropBadChunks(decoded, this.#counts.dropped);
    const { batch } = this.#normalizer.normalize(good, { request, nowMs: this.#clock.now() });
    return batch;
  }

  /** Adds stats that a client computed itself to the trace metrics. */
  acceptClientStats(_payload: ClientStatsPayload, _request: RequestFacts): void {}

  /** Final metrics of the buckets that are over now; each bucket is given once. Call it every second. */
  tick(): TraceMetrics {
    return nothing();
  }

  /** Metrics of the buckets that are still open, as they stand. */
  open(): TraceMetrics {
    return nothing();
  }

  /** Final metrics of all buckets; for the end of the process. */
  close(): TraceMetrics {
    return nothing();
  }

  /** All counters since the start, by the names under which `status` shows them. */
  counters(): Record<string, number> {
    return this.#counts.named();
  }
}

function nothing(): TraceMetrics {
  return { points: new BatchBuilder().take(), sketches: new SketchColumns().take() };
}

import { VirtualClock } from '../../../../../lib/clock/virtual-clock.ts';
import type { DecodedTraces } from '../../../../../lib/codec/traces/decoded-traces.ts';
import { type PlainSpan, plainChunks } from '../../../../../lib/codec/traces/testing-decoded.ts';
import { encodeTracesV04 } from '../../../../../lib/codec/traces/testing-encode-v04.ts';
import type { TestChunk, TestSpan } from '../../../../../lib/codec/traces/testing-spans.ts';
import { TraceDecoder } from '../../../../../lib/codec/traces/trace-decoder.ts';
import { type RequestFacts, requestFacts } from './request-facts.ts';
import { type PipelineSettings, TracePipeline } from './trace-pipeline.ts';

/** For tests: the time at which pipelines start, 3 s into a bucket. */
export const startMs = Date.UTC(2026, 0, 1, 12, 0, 3);

/** For tests: what a sender says of itself unless the test says otherwise. */
export const nodejs: RequestFacts = requestFacts({ 'datadog-meta-lang': 'nodejs' });

/** For tests: a pipeline with a clock, and a way in by chunks as they are written down. */
export function makePipeline(settings: Partial<PipelineSettings> = {}) {
  const clock = new VirtualClock(startMs);
  const pipeline = new TracePipeline(
    { hostname: 'lab-host', defaultEnv: 'lab', apdexThresholdS: 0.5, ...settings },
    { clock },
  );
  const decoder = new TraceDecoder();
  const decode = (chunks: readonly TestChunk[], about: Partial<DecodedTraces['about']> = {}): DecodedTraces => {
    const decoded = decoder.decode('v0.4', 'application/msgpack', encodeTracesV04(chunks));
    return { ...decoded, about: { ...decoded.about, ...about } };
  };
  const send = (
    chunks: readonly (readonly TestSpan[])[],
    of: { readonly about?: Partial<DecodedTraces['about']>; readonly request?: Partial<RequestFacts> } = {},
  ): PlainSpan[] => {
    const decoded = decode(
      chunks.map((spans) => ({ spans })),
      of.about,
    );
    const batch = pipeline.process(decoded, { ...nodejs, ...of.request });
    return plainSpans(batch);
  };
  /** The counters that are not 0. */
  const counted = () => Object.fromEntries(Object.entries(pipeline.counters()).filter(([, count]) => count !== 0));
  return { clock, pipeline, decode, send, counted };
}

/** For tests: the spans of a batch as plain values. */
export function plainSpans(batch: DecodedTraces['batch']): PlainSpan[] {
  return plainChunks({ batch, chunkEnd: Uint32Array.of(batch.flags.length) } as DecodedTraces)[0] ?? [];
}

/** For tests: a span of a web request that ends when the pipeline starts, with what the test says instead. */
export function span(differs: Partial<TestSpan> = {}): TestSpan {
  const durationNs = differs.durationNs ?? 100_000_000n;
  return {
    traceId: 7n,
    spanId: 1n,
    service: 'shop',
    name: 'express.request',
    resource: 'GET /cart',
    type: 'web',
    startNs: BigInt(startMs) * 1_000_000n - durationNs,
    durationNs,
    ...differs,
  };
}

import assert from 'node:assert/strict';
import { VirtualClock } from '../../../../../lib/clock/virtual-clock.ts';
import type { DecodedTraces } from '../../../../../lib/codec/traces/decoded-traces.ts';
import { type PlainSpan, plainChunks } from '../../../../../lib/codec/traces/testing-decoded.ts';
import { encodeTracesV04 } from '../../../../../lib/codec/traces/testing-encode-v04.ts';
import type { TestChunk, TestSpan } from '../../../../../lib/codec/traces/testing-spans.ts';
import { TraceDecoder } from '../../../../../lib/codec/traces/trace-decoder.ts';
import type { Context } from '../../../../../lib/model/metric.ts';
import type { TraceMetrics } from './metrics/metric-rows.ts';
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
  /** The counters of what was mended or dropped, and with `traces.metrics.` those of trace metrics, that are not 0. */
  const counted = (prefix = /^traces\.(?!metrics\.)/) =>
    Object.fromEntries(Object.entries(pipeline.counters()).filter(([name, count]) => count !== 0 && prefix.test(name)));
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

/** For tests: points and sketches, `metric{tags} @second`, with the host where it is not the lab's → value, or of a sketch its count and sum. */
export function plainMetrics({ points, sketches }: TraceMetrics): Record<string, number | string> {
  const rows: [string, number | string][] = [];
  const nameOf = ({ metric, host, tags }: Context, timestampS: number) =>
    `${metric}{${tags.join(',')}} @${timestampS - startMs / 1000}${host === 'lab-host' ? '' : ` of ${host}`}`;
  for (const [row, at] of points.contextIndex.entries()) {
    const context = points.contexts[at] as Context;
    rows.push([nameOf(context, points.timestampS[row] ?? 0), round(points.value[row])]);
  }
  for (const [row, at] of sketches.contextIndex.entries()) {
    const context = sketches.contexts[at] as Context;
    rows.push([
      nameOf(context, sketches.timestampS[row] ?? 0),
      `${sketches.count[row]} in ${round(sketches.sum[row])} s`,
    ]);
  }
  assert.equal(new Set(rows.map(([name]) => name)).size, rows.length, 'a series has one value in a second');
  return Object.fromEntries(rows);
}

function round(value = Number.NaN): number {
  return Math.round(value * 1e6) / 1e6;
}

import { parseArgs } from 'node:util';
import { systemClock } from '../../../lib/clock/system-clock.ts';
import { encodeTracesV04 } from '../../../lib/codec/traces/testing-encode-v04.ts';
import { TraceDecoder } from '../../../lib/codec/traces/trace-decoder.ts';
import { requestFacts } from '../../../services/backend/intake/traces/pipeline/request-facts.ts';
import { TracePipeline } from '../../../services/backend/intake/traces/pipeline/trace-pipeline.ts';
import { median } from '../measure/statistics.ts';
import { makeChunks } from './make-chunks.ts';

/**
 * What normalising, obfuscating, marking and counting spans takes, beside decoding them: nanoseconds a span, medians of
 * payloads of 1,002 spans in which two texts of six spans never come again. By hand:
 * `node test/bench/traces/process.ts [--rounds 8]`.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '8' } } });
const chunksPerPayload = 167;
const payloadCount = 100;
const chunks = makeChunks(chunksPerPayload * payloadCount);
const spans = (chunks[0]?.spans.length ?? 0) * chunksPerPayload;
const payloads = Array.from({ length: payloadCount }, (_, at) =>
  encodeTracesV04(chunks.slice(at * chunksPerPayload, (at + 1) * chunksPerPayload)),
);

const decoder = new TraceDecoder();
const pipeline = new TracePipeline({ hostname: 'bench', defaultEnv: '', apdexThresholdS: 0.5 }, { clock: systemClock });
const request = requestFacts({ 'datadog-meta-lang': 'nodejs' });
const took = { decode: [] as number[], process: [] as number[] };
for (let round = -1; round < Number(values.rounds); round++) {
  for (const payload of payloads) {
    const startMs = performance.now();
    const decoded = decoder.decode('v0.4', 'application/msgpack', payload);
    const decodedMs = performance.now();
    pipeline.process(decoded, request);
    const processedMs = performance.now();
    if (round < 0) continue;
    took.decode.push(decodedMs - startMs);
    took.process.push(processedMs - decodedMs);
  }
  pipeline.tick();
}
const nsPerSpan = (times: readonly number[]) => Math.round((median(times) * 1e6) / spans);
process.stdout.write(
  `decoding ${nsPerSpan(took.decode)} ns a span, processing ${nsPerSpan(took.process)} ns, ` +
    `ratio ${(median(took.process) / median(took.decode)).toFixed(2)}\n`,
);

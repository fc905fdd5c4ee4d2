import { parseArgs } from 'node:util';
import { Unpackr } from 'msgpackr';
import { encodeTracesV04 } from '../../../lib/codec/traces/testing-encode-v04.ts';
import { encodeTracesV05 } from '../../../lib/codec/traces/testing-encode-v05.ts';
import type { TestChunk } from '../../../lib/codec/traces/testing-spans.ts';
import { TraceDecoder, type TraceVersion } from '../../../lib/codec/traces/trace-decoder.ts';
import { encodeTracesV1 } from '../../../lib/codec/traces/v1/testing-encode-v1.ts';
import { median } from '../measure/statistics.ts';
import { makeChunks } from './make-chunks.ts';

/**
 * How fast payloads of traces become columns, against msgpackr making objects of the same bytes: spans a second, medians
 * of interleaved runs over payloads that differ. By hand: `node test/bench/traces/decode.ts [--runs 20]`.
 */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '20' } } });
const chunksEach = 1_000;
const payloads = 8;
const warmUps = 5;

const chunks = makeChunks(payloads * chunksEach);
const spans = chunks.reduce((sum, chunk) => sum + chunk.spans.length, 0);
measure('v0.4', encodeTracesV04);
measure('v0.5', encodeTracesV05);
measure('v1.0', (part) => encodeTracesV1({ chunks: part }));

function measure(version: TraceVersion, encode: (chunks: readonly TestChunk[]) => Buffer): void {
  const bodies = Array.from({ length: payloads }, (_, i) => encode(chunks.slice(i * chunksEach, (i + 1) * chunksEach)));
  const unpackr = new Unpackr({ useRecords: false, int64AsType: 'bigint' });
  const decoder = new TraceDecoder();
  const msgpackr: number[] = [];
  const own: number[] = [];
  for (let run = -warmUps; run < Number(values.runs); run++) {
    const theirs = timeMs(() => bodies.forEach((body) => void unpackr.unpack(body)));
    const ours = timeMs(() => bodies.forEach((body) => void decoder.decode(version, 'application/msgpack', body)));
    if (run < 0) continue;
    msgpackr.push(theirs);
    own.push(ours);
  }
  const perSecond = (times: readonly number[]) => Math.round((spans * 1000) / median(times));
  const bytesEach = Math.round(bodies.reduce((sum, body) => sum + body.length, 0) / spans);
  const ratio = median(msgpackr.map((each, run) => each / (own[run] ?? Number.NaN)));
  process.stdout.write(
    `${version}, ${spans} spans of ${bytesEach} bytes: msgpackr ${perSecond(msgpackr)} spans/s, ` +
      `own ${perSecond(own)} spans/s, ratio ${ratio.toFixed(2)}\n`,
  );
}

function timeMs(work: () => unknown): number {
  const startMs = performance.now();
  work();
  return performance.now() - startMs;
}

import { parseArgs } from 'node:util';
import { Unpackr } from 'msgpackr';
import { encodeTracesV04 } from '../../../lib/codec/traces/testing-encode-v04.ts';
import { encodeTracesV05 } from '../../../lib/codec/traces/testing-encode-v05.ts';
import type { TestChunk } from '../../../lib/codec/traces/testing-spans.ts';
import { TraceDecoder, type TraceVersion } from '../../../lib/codec/traces/trace-decoder.ts';
import { encodeTracesV1 } from '../../../lib/codec/traces/v1/testing-encode-v1.ts';
import type { Bench, Row } from '../bench.ts';
import { median } from '../measure/statistics.ts';
import { makeChunks } from './make-chunks.ts';

const chunksEach = 1_000;
const payloads = 8;
const warmUps = 5;

type Encode = (chunks: readonly TestChunk[]) => Buffer;

/** The versions measured; msgpackr reads v1.0 as lists of bare numbers, which is no measure for what it says. */
const versions: readonly (readonly [TraceVersion, Encode, goal?: number])[] = [
  ['v0.4', encodeTracesV04, 1.3],
  ['v0.5', encodeTracesV05, 1.3],
  ['v1.0', (chunks) => encodeTracesV1({ chunks })],
];

/**
 * How fast payloads of traces become columns, against msgpackr making objects of the same bytes: spans a second, medians
 * of interleaved runs over payloads that differ. By hand: `node test/bench/traces/decode.ts [--runs 20]`.
 */
export const traceDecoding: Bench = {
  name: 'traces-decode',
  about: 'spans a second from bytes to columns, against msgpackr making objects of them',
  seconds: [12, 30],
  run: async ({ full }) => ({ rows: measureAll(full ? 60 : 20) }),
};

if (import.meta.main) {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '20' } } });
  for (const { what, figure, reference, ratio } of measureAll(Number(values.runs))) {
    const theirs = reference && 'value' in reference ? Math.round(reference.value) : '?';
    process.stdout.write(
      `${what}: ${Math.round(figure.value)} spans/s, msgpackr ${theirs} spans/s, ratio ${ratio?.toFixed(2)}\n`,
    );
  }
}

function measureAll(runs: number): Row[] {
  const chunks = makeChunks(payloads * chunksEach);
  return versions.map(([version, encode, goal]) => {
    const bodies = Array.from({ length: payloads }, (_, i) =>
      encode(chunks.slice(i * chunksEach, (i + 1) * chunksEach)),
    );
    const spans = chunks.reduce((sum, chunk) => sum + chunk.spans.length, 0);
    const { own, msgpackr } = timesMs(version, bodies, runs);
    const perSecond = (times: readonly number[]) => (spans * 1000) / median(times);
    return {
      what: `traces ${version}, decoded`,
      figure: { value: perSecond(own), unit: 'spans/s' },
      reference: { what: 'msgpackr decoding alone', value: perSecond(msgpackr) },
      ratio: median(msgpackr.map((each, run) => each / (own[run] ?? Number.NaN))),
      ...(goal !== undefined && { goal: { of: 'ratio', is: 'at least', bound: goal } as const }),
    };
  });
}

function timesMs(version: TraceVersion, bodies: readonly Buffer[], runs: number) {
  const unpackr = new Unpackr({ useRecords: false, int64AsType: 'bigint' });
  const decoder = new TraceDecoder();
  const msgpackr: number[] = [];
  const own: number[] = [];
  for (let run = -warmUps; run < runs; run++) {
    const theirs = timeMs(() => bodies.forEach((body) => void unpackr.unpack(body)));
    const ours = timeMs(() => bodies.forEach((body) => void decoder.decode(version, 'application/msgpack', body)));
    if (run < 0) continue;
    msgpackr.push(theirs);
    own.push(ours);
  }
  return { msgpackr, own };
}

function timeMs(work: () => unknown): number {
  const startMs = performance.now();
  work();
  return performance.now() - startMs;
}

import { parseArgs } from 'node:util';
import { Unpackr } from 'msgpackr';
import { encodeTracesV04 } from '../../../lib/codec/traces/testing-encode-v04.ts';
import { TraceDecoder, type TraceVersion } from '../../../lib/codec/traces/trace-decoder.ts';
import { median } from '../measure/statistics.ts';
import { makeChunks } from './make-chunks.ts';

/**
 * How fast payloads of traces become columns, against msgpackr making objects of the same bytes: spans a second, medians
 * of interleaved runs. By hand: `node test/bench/traces/decode.ts [--runs 40]`.
 */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '40' } } });
const chunks = makeChunks(1_000);
const spans = chunks.reduce((sum, chunk) => sum + chunk.spans.length, 0);
const payloads: readonly (readonly [TraceVersion, Buffer])[] = [['v0.4', encodeTracesV04(chunks)]];

for (const [version, bytes] of payloads) {
  const unpackr = new Unpackr({ useRecords: false, int64AsType: 'bigint' });
  const decoder = new TraceDecoder();
  const took = { msgpackr: [] as number[], own: [] as number[] };
  for (let run = -10; run < Number(values.runs); run++) {
    const msgpackr = timeMs(() => unpackr.unpack(bytes));
    const own = timeMs(() => decoder.decode(version, 'application/msgpack', bytes));
    if (run < 0) continue;
    took.msgpackr.push(msgpackr);
    took.own.push(own);
  }
  const perSecond = (times: readonly number[]) => Math.round((spans * 1000) / median(times));
  const ratio = median(took.msgpackr.map((each, run) => each / (took.own[run] ?? Number.NaN)));
  process.stdout.write(
    `${version} ${spans} spans of ${Math.round(bytes.length / spans)} bytes: msgpackr ${perSecond(took.msgpackr)} spans/s, ` +
      `own ${perSecond(took.own)} spans/s, ratio ${ratio.toFixed(2)}\n`,
  );
}

function timeMs(work: () => unknown): number {
  const startMs = performance.now();
  work();
  return performance.now() - startMs;
}

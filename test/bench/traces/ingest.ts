import { Unpackr } from 'msgpackr';
import { encodeTracesV04 } from '../../../lib/codec/traces/testing-encode-v04.ts';
import { startBackend } from '../backend/start-backend.ts';
import type { Bench, BenchContext } from '../bench.ts';
import { pause } from '../measure/pause.ts';
import { median } from '../measure/statistics.ts';
import { backendCounters } from './backend-counters.ts';
import { makeChunks, spansPerChunk } from './make-chunks.ts';
import { startSpanSender } from './start-sender.ts';

const payloads = 100;
const chunksEach = 200;
const connections = 4;
/** Between looks at what is stored. */
const lookMs = 20;

/** Spans a second through the real backend, from the first byte sent until all are stored, beside msgpackr decoding alone. */
export const spansIngest: Bench = {
  name: 'spans',
  about:
    'spans a second over HTTP until they are stored and searchable, beside msgpackr decoding the same bytes and nothing else',
  seconds: [35, 90],
  run: async (context) => {
    const pairs = [];
    for (let pair = 0; pair < 3; pair++) {
      pairs.push({ decoded: decodingAlone(), stored: await storedPerSecond(context) });
    }
    const ratio = median(pairs.map(({ decoded, stored }) => stored.perSecond / decoded));
    const refused = pairs.reduce((sum, { stored }) => sum + stored.refusedSpans, 0);
    return {
      rows: [
        {
          what: 'spans stored and searchable, v0.4, every field kept, flooded',
          figure: { value: median(pairs.map(({ stored }) => stored.perSecond)), unit: 'spans/s' },
          reference: { what: 'msgpackr decoding alone', value: median(pairs.map(({ decoded }) => decoded)) },
          ratio,
          goal: { of: 'ratio', is: 'at least', bound: 0.6 },
          notes: [
            `Spans: ${pairs.map(({ stored }) => stored.acceptedSpans).join(', ')} accepted and stored; ${refused} refused with 429, which are not counted.`,
          ],
        },
      ],
    };
  },
};

/** Spans a second that msgpackr makes objects of, in this thread, with nothing else running. */
function decodingAlone(): number {
  const bodies = Array.from({ length: 10 }, (_, at) =>
    encodeTracesV04(makeChunks(chunksEach * (at + 1)).slice(-chunksEach)),
  );
  const unpackr = new Unpackr({ useRecords: false, int64AsType: 'bigint' });
  const rates = Array.from({ length: 12 }, () => {
    const startedMs = performance.now();
    for (const body of bodies) unpackr.unpack(body);
    return (bodies.length * chunksEach * spansPerChunk * 1000) / (performance.now() - startedMs);
  });
  return median(rates.slice(2));
}

async function storedPerSecond(
  context: BenchContext,
): Promise<{ perSecond: number; acceptedSpans: number; refusedSpans: number }> {
  const backend = await startBackend(context);
  const sender = await startSpanSender(
    { url: backend.endpoints.traces ?? '', connections, payloads, chunksEach },
    context,
  );
  const startedMs = performance.now();
  sender.start();
  await pause(context.full ? 20_000 : 6000);
  const { acceptedSpans, refusedSpans } = await sender.stop();
  await untilStored(backend.dataDir, acceptedSpans);
  const tookMs = performance.now() - startedMs;
  await backend.stop();
  return { perSecond: (acceptedSpans * 1000) / tookMs, acceptedSpans, refusedSpans };
}

/** Waits until as many spans are on disk. @throws when they are not within a minute */
async function untilStored(dataDir: string, spans: number): Promise<void> {
  for (const endMs = performance.now() + 60_000; performance.now() < endMs; await pause(lookMs)) {
    const counters = await backendCounters(dataDir);
    if ((counters['store.spans'] ?? 0) >= spans && counters['store.pending_rows'] === 0) return;
  }
  throw new Error(`Cannot measure: not all of ${spans} accepted spans were stored within a minute`);
}

import { startBackend } from '../backend/start-backend.ts';
import type { Bench } from '../bench.ts';
import { pause } from '../measure/pause.ts';
import { median } from '../measure/statistics.ts';
import { backendCounters } from './backend-counters.ts';
import { startSpanSender } from './start-sender.ts';

const seconds = 120;
const payloads = 100;
const chunksEach = 200;
/** Many at once: more than can be stored. */
const connections = 16;

/** Memory of the backend over two minutes of more spans than it can store. */
export const spansMemory: Bench = {
  name: 'spans-memory',
  about: 'memory of the backend over two minutes of more spans than it can store',
  seconds: [seconds + 10, seconds + 10],
  run: async (context) => {
    const backend = await startBackend(context);
    const sender = await startSpanSender(
      { url: backend.endpoints.traces ?? '', connections, payloads, chunksEach },
      context,
    );
    const megabytes: number[] = [];
    sender.start();
    for (let second = 0; second < seconds; second++) {
      await pause(1000);
      megabytes.push(((await backendCounters(backend.dataDir))['process.rss'] ?? Number.NaN) / 1e6);
    }
    const end = await sender.stop();
    await backend.stop();
    const quarter = seconds / 4;
    const perSecond = Math.round((end.acceptedSpans * 1000) / end.tookMs / 1000);
    return {
      rows: [
        {
          what: 'memory of the backend while more spans come than it can store, last of two minutes',
          figure: { value: median(megabytes.slice(-quarter)), unit: 'MB' },
          reference: { what: 'after half a minute', value: median(megabytes.slice(quarter, 2 * quarter)) },
          goal: { of: 'ratio', is: 'at most', bound: 1.15 },
          notes: [
            `Spans over two minutes: ${perSecond}k a second stored, ${end.refusedSpans} refused with 429; memory at most ${Math.round(Math.max(...megabytes))} MB.`,
          ],
        },
      ],
    };
  },
};

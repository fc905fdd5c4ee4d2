import dgram from 'node:dgram';
import { fileURLToPath } from 'node:url';
import type { Bench, BenchContext } from '../bench.ts';
import { pause } from '../measure/pause.ts';
import { startReference } from '../measure/start-reference.ts';
import { median } from '../measure/statistics.ts';
import { type RunningBackend, startBackend } from './start-backend.ts';

const program = fileURLToPath(new URL('./express-alone.ts', import.meta.url));
/** Between two questions for the first point. */
const pollMs = 2;
const firstPointWithinMs = 20_000;

/** How long the backend takes from its start until it serves, and until a point that was sent to it is on a graph. */
export const readiness: Bench = {
  name: 'readiness',
  about:
    'from the start of the backend until it is ready and until the first point is on a graph, against bare Express',
  seconds: [9, 25],
  run: async (context) => {
    const readyMs: number[] = [];
    const firstPointMs: number[] = [];
    const expressMs: number[] = [];
    const runs = context.full ? 15 : 5;
    // The first fills the cache of compiled code, as the first start of a clone does.
    for (let run = -1; run < runs; run++) {
      const own = await measureBackend(context);
      const express = await startReference(program, context);
      await express.stop();
      if (run < 0) continue;
      readyMs.push(own.readyMs);
      firstPointMs.push(own.firstPointMs);
      expressMs.push(express.readyMs);
    }
    const reference = { what: 'Node with bare Express listening', value: median(expressMs) };
    return {
      rows: [
        {
          what: 'backend ready',
          figure: { value: median(readyMs), unit: 'ms' },
          reference,
          goal: { of: 'figure', is: 'at most', bound: 1000 },
          notes: [`Readiness: medians of ${runs} starts with an empty data folder, after one that does not count.`],
        },
        {
          what: 'backend started → first point on a graph',
          figure: { value: median(firstPointMs), unit: 'ms' },
          reference,
          goal: { of: 'figure', is: 'at most', bound: 2000 },
        },
      ],
    };
  },
};

async function measureBackend(context: BenchContext): Promise<{ readyMs: number; firstPointMs: number }> {
  const backend = await startBackend(context);
  const firstPointMs = await untilFirstPoint(backend);
  await backend.stop();
  return { readyMs: backend.readyMs, firstPointMs };
}

/** Sends a gauge as soon as it is ready, and asks for it until it is there. */
async function untilFirstPoint({ endpoints, startedAtMs }: RunningBackend): Promise<number> {
  const { hostname, port } = new URL(endpoints.dogstatsd ?? '');
  const socket = dgram.createSocket('udp4');
  socket.send('bench.first:7|g', Number(port), hostname);
  const nowS = Math.floor(Date.now() / 1000);
  const params = new URLSearchParams({ from: `${nowS - 60}`, to: `${nowS + 60}`, query: 'avg:bench.first{*}' });
  try {
    while (performance.now() - startedAtMs < firstPointWithinMs) {
      const response = await fetch(`${endpoints.http}/api/v1/query?${params}`);
      const { series } = (await response.json()) as { series: unknown[] };
      if (series.length > 0) return performance.now() - startedAtMs;
      await pause(pollMs);
    }
  } finally {
    socket.close();
  }
  throw new Error(`Cannot measure: the first point is not there after ${firstPointWithinMs} ms`);
}

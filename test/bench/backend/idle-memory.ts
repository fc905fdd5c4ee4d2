import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readStatus } from '../../../lib/lifecycle/status-socket.ts';
import type { BackendStatus } from '../../../lib/model/process-status.ts';
import type { Bench, Row } from '../bench.ts';
import { pause } from '../measure/pause.ts';
import { startReference } from '../measure/start-reference.ts';
import { type RunningBackend, startBackend } from './start-backend.ts';

const bytesPerMb = 1e6;
const program = fileURLToPath(new URL('./idle-reference.ts', import.meta.url));

/** Memory of the backend when nothing is sent to it, and of a program with nothing but the same parts. */
export const idleMemory: Bench = {
  name: 'idle-memory',
  about: 'memory of the idle backend, against Node, DuckDB, Express and two threads alone',
  seconds: [13, 63],
  run: async (context) => {
    const idleS = context.full ? 60 : 10;
    const reference = await startReference(program, context, [path.join(context.folder, 'idle.duckdb')]);
    const bareFirst = (await reference.ask()) as number;
    const backend = await startBackend(context);
    const first = await residentBytes(backend);
    await pause(idleS * 1000);
    const bareThen = (await reference.ask()) as number;
    const then = await residentBytes(backend);
    await backend.stop();
    await reference.stop();
    const row = (when: string, own: number, bare: number): Row => ({
      what: `backend idle, ${when}, resident memory`,
      figure: { value: own / bytesPerMb, unit: 'MB' },
      reference: { what: 'Node, DuckDB, Express, two threads', value: bare / bytesPerMb },
      goal: { of: 'figure', is: 'at most', bound: 200 },
    });
    return { rows: [row('ready', first, bareFirst), row(`${idleS} s later`, then, bareThen)] };
  },
};

async function residentBytes({ dataDir }: RunningBackend): Promise<number> {
  const status = await readStatus<BackendStatus>({ dataDir, name: 'backend' }, 5000);
  if (!status) throw new Error('Cannot read the memory: the backend does not answer');
  return status.rssBytes;
}

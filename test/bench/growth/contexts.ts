import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench, BenchContext, Curve, Row } from '../bench.ts';
import type { AtContexts } from './contexts-program.ts';

const program = fileURLToPath(new URL('./contexts-program.ts', import.meta.url));
const x = { title: 'contexts', unit: '' };

/** How the store's figures grow with the number of contexts, each number in a process and folder of its own. */
export const growthByContexts: Bench = {
  name: 'growth-contexts',
  about: 'query time, ingest rate, memory and start-up by number of contexts; curves',
  seconds: [30, 240],
  onlyFull: true,
  run: async (context) => {
    const measured: AtContexts[] = [];
    for (const count of [1000, 10_000, 100_000, ...(context.full ? [1_000_000] : [])]) {
      measured.push(await measureAt(count, context));
    }
    return { rows: toRows(measured), curves: toCurves(measured) };
  },
};

async function measureAt(count: number, { folder, after }: BenchContext): Promise<AtContexts> {
  const child = fork(program, [`${count}`, path.join(folder, `${count}`)]);
  after(() => child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  const first = await Promise.race([once(child, 'message'), exited.then(() => undefined)]);
  await exited;
  if (!first) throw new Error(`Cannot measure ${count} contexts: the process ended before it answered`);
  return first[0] as AtContexts;
}

function toRows(measured: readonly AtContexts[]): Row[] {
  const least = measured[0];
  const most = measured.at(-1);
  if (!least || !most) return [];
  const [few, many] = [least, most].map(({ contexts }) => `${contexts / 1000}k contexts`);
  const row = (what: string, unit: string, of: (at: AtContexts) => number): Row => ({
    what: `store with ${many}, ${what}`,
    figure: { value: of(most), unit },
    reference: { what: `with ${few}`, value: of(least) },
  });
  return [
    row('points of new contexts', 'points/s', (at) => at.newPerSecond),
    row('points of known contexts', 'points/s', (at) => at.knownPerSecond),
    row('avg by host of all', 'ms', (at) => at.queryAllMs),
    row('avg of one context', 'ms', (at) => at.queryOneMs),
    row('memory over an empty store', 'MB', (at) => at.memoryMb),
    row('opening the folder again', 'ms', (at) => at.openMs),
  ];
}

function toCurves(measured: readonly AtContexts[]): Curve[] {
  const line = (name: string, of: (at: AtContexts) => number) => ({
    name,
    points: measured.map((at) => [at.contexts, of(at)] as const),
  });
  return [
    {
      name: 'query-by-contexts',
      title: 'Time of a query by contexts of the metric, six points each',
      x,
      y: { title: 'time', unit: 'ms' },
      lines: [
        line('avg by host of all, 1 h', (at) => at.queryAllMs),
        line('avg of one context', (at) => at.queryOneMs),
      ],
    },
    {
      name: 'ingest-by-contexts',
      title: 'Points taken over a second by contexts',
      x,
      y: { title: 'points', unit: '1/s' },
      lines: [line('of known contexts', (at) => at.knownPerSecond), line('of new contexts', (at) => at.newPerSecond)],
    },
    {
      name: 'memory-by-contexts',
      title: 'Memory over an empty store by contexts, six points each',
      x,
      y: { title: 'memory', unit: 'MB' },
      lines: [line('of the whole process', (at) => at.memoryMb)],
    },
    {
      name: 'start-by-contexts',
      title: 'Time to open a data folder by contexts',
      x,
      y: { title: 'time', unit: 'ms' },
      lines: [line('until queries are answered', (at) => at.openMs)],
    },
  ];
}
